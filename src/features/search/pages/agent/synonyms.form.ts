import { form } from '#forms/form.ts'
import { searchWords } from '../../domain/query.ts'

export const synonymFields = {
  mot: {
    kind: 'text',
    label: 'Les gens écrivent',
    hint: 'Par exemple\u00a0: cantine',
    missing: 'Indiquez le mot que les gens écrivent',
    max: 60,
  },
  sens: {
    kind: 'text',
    label: 'Le site dit',
    hint: 'Par exemple\u00a0: restauration scolaire',
    missing: 'Indiquez les mots du site',
    max: 60,
  },
} as const

const EMPTY = 'Écrivez au moins une lettre ou un chiffre'

export const synonymForm = form(synonymFields, ({ mot, sens }) => ({
  ...(searchWords(mot) === '' ? { mot: EMPTY } : {}),
  ...(searchWords(sens) === '' ? { sens: EMPTY } : {}),
}))
