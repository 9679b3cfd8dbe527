import { type Definition, namesOf } from './definition.ts'

/** What a reader may see beyond ordinary answers. */
export type Rights = { readonly health: boolean; readonly bank: boolean; readonly quotient: boolean }
export const EVERY_RIGHT: Rights = { health: true, bank: true, quotient: true }

const WORDS = {
  health: 'Donnée de santé, réservée aux agents habilités',
  bank: 'Donnée bancaire, réservée aux agents habilités',
  quotient: 'Quotient familial, réservé aux agents habilités',
} as const

/** PR-51 · Answers that this reader may not see, by name, with the words that say that they exist. */
export const concealed = (definition: Definition, rights: Rights): ReadonlyMap<string, string> =>
  new Map(
    definition.steps
      .flatMap((step) => step.fields)
      .flatMap((field) => {
        const kind = 'personal' in field ? field.personal : undefined
        const secret = kind === 'health' || kind === 'bank' || kind === 'quotient' ? kind : null
        if (secret === null || rights[secret]) return []
        return namesOf(field).map((name) => [name, WORDS[secret]] as const)
      }),
  )
