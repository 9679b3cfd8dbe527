import { attachmentField } from '#features/documents/index.ts'
import { form } from '#forms/form.ts'
import { leftVariables, unknownVariables } from '../../domain/standard-answer.ts'

export const answerFields = {
  modele: { kind: 'choice', label: 'Réponse type', required: false, look: 'select', options: [] },
  reponse: {
    kind: 'longtext',
    label: 'Votre message à la famille',
    hint: 'Vos prénom, nom, qualité et service seront ajoutés.',
    missing: 'Écrivez votre message',
    max: 5000,
  },
  pieces: attachmentField.several,
} as const

const left = (text: string): string | undefined => {
  const [variable] = leftVariables(text)
  return variable && `Remplacez ${variable} par ce que la famille doit lire`
}

/** ME-12 · Nothing leaves with a variable in it. */
export const answerForm = (models: readonly { readonly id: number; readonly title: string }[]) => {
  const options = models.map(({ id, title }) => ({ value: String(id), label: title }))
  return form({ ...answerFields, modele: { ...answerFields.modele, options } }, (v) => ({ reponse: left(v.reponse) }))
}
export type AnswerForm = ReturnType<ReturnType<typeof answerForm>['blank']>

export const noteFields = {
  note: { kind: 'longtext', label: 'Note interne, invisible pour la famille', missing: 'Écrivez la note' },
} as const
export const noteForm = form(noteFields)

export const assignForm = (followers: readonly { readonly account: number; readonly name: string }[]) =>
  form({
    suivi: {
      kind: 'choice',
      label: 'Suivie par',
      required: false,
      look: 'select',
      options: followers.map(({ account, name }) => ({ value: String(account), label: name })),
    },
  } as const)

export const forwardForm = (services: readonly { readonly id: number; readonly name: string }[]) =>
  form({
    service: {
      kind: 'choice',
      label: 'Transmettre à un autre service',
      missing: 'Choisissez un service',
      look: 'select',
      options: services.map(({ id, name }) => ({ value: String(id), label: name })),
    },
  } as const)

export const searchForm = form({
  recherche: {
    kind: 'text',
    label: 'Rechercher',
    hint: 'Un nom, un mot de l’objet ou un numéro de demande',
    missing: 'Indiquez ce que vous cherchez',
    max: 80,
  },
} as const)

const unknown = (text: string): string | undefined => {
  const [variable] = unknownVariables(text)
  return variable && `${variable} n’est pas une variable connue`
}

export const standardForm = (services: readonly { readonly id: number; readonly name: string }[], mayShare: boolean) =>
  form(
    {
      titre: { kind: 'text', label: 'Titre', missing: 'Donnez un titre à cette réponse', max: 80 },
      pour: {
        kind: 'choice',
        label: 'Proposée à',
        missing: 'Choisissez à qui cette réponse est proposée',
        look: 'select',
        options: [
          ...(mayShare ? [{ value: 'tous', label: 'Tous les services' }] : []),
          ...services.map(({ id, name }) => ({ value: String(id), label: name })),
        ],
      },
      texte: { kind: 'longtext', label: 'Texte', missing: 'Écrivez le texte', max: 5000 },
    } as const,
    (v) => ({ texte: unknown(v.texte) }),
  )
export type StandardForm = ReturnType<ReturnType<typeof standardForm>['blank']>

export const settingsFields = {
  reponses: {
    kind: 'choice',
    label: 'Les familles peuvent répondre aux messages',
    missing: 'Choisissez oui ou non',
    options: [
      { value: 'oui', label: 'Oui' },
      { value: 'non', label: 'Non' },
    ],
  },
  raison: {
    kind: 'text',
    label: 'Raison, si elles ne le peuvent pas',
    hint: 'Les familles liront ces mots.',
    required: false,
    max: 200,
  },
} as const
export const settingsForm = form(settingsFields, (v) => ({
  raison: v.reponses === 'non' && !v.raison ? 'Dites aux familles pourquoi' : undefined,
}))
