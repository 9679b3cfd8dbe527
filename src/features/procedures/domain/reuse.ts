import { type Answer, type Answers, answerTo, isAnswered } from './answers.ts'
import { type DefinedField, type Definition, namesOf, type Step } from './definition.ts'

/** Another request of the same author for the same procedure, the latest first. */
export type Source = {
  readonly child: number | null
  readonly answers: Answers
  readonly definition: Definition
  /** «demande n° 125, DUPIN Florian» */
  readonly from: string
}

export type Offering = { readonly answer: Answer; readonly from: string }

const asksTheSame = (definition: Definition, field: DefinedField): boolean =>
  definition.steps.some((step) => step.fields.some((other) => other.name === field.name && other.kind === field.kind))

/**
 * PR-18 · What each question of a step may take from another request: what is common to the family from any of them, what is
 * about a child from the same child's only; never what is answered already. A field is taken whole, from one request.
 */
export const offeringsOf = (
  to: { readonly definition: Definition; readonly step: Step; readonly answers: Answers; readonly child: number | null },
  sources: readonly Source[],
): ReadonlyMap<string, Offering> => {
  const offered = new Map<string, Offering>()
  for (const field of to.step.fields) {
    const reuse = 'reuse' in field ? field.reuse : undefined
    const names = namesOf(field)
    if (reuse === undefined || names.some((name) => name in to.answers)) continue
    const source = sources.find(
      (other) =>
        (reuse === 'family' || (other.child !== null && other.child === to.child)) &&
        asksTheSame(other.definition, field) &&
        names.some((name) => isAnswered(answerTo(other.answers, name))),
    )
    if (!source) continue
    for (const name of names) {
      const answer = answerTo(source.answers, name)
      if (answer !== undefined && isAnswered(answer)) offered.set(name, { answer, from: source.from })
    }
  }
  return offered
}

/** What an adult says in their profile of where they live and how they are reached. */
export type Contact = Readonly<Record<'street' | 'streetMore' | 'postcode' | 'city' | 'phone' | 'otherPhone', string | null>>

const contactPart = (field: DefinedField, contact: Contact): readonly (string | null)[] => {
  const asked = 'prefill' in field ? field.prefill : undefined
  // An address is taken whole, in the order of its questions.
  if (asked === 'address')
    return contact.street === null ? [] : [contact.street, contact.streetMore, contact.postcode, contact.city]
  if (asked === 'phone') return [contact.phone]
  return asked === 'other-phone' ? [contact.otherPhone] : []
}

/** PR-57 · What each question of a step may take from the profile; never what is answered already. */
export const contactOfferings = (
  to: { readonly step: Step; readonly answers: Answers },
  contact: Contact,
): ReadonlyMap<string, Offering> => {
  const offered = new Map<string, Offering>()
  for (const field of to.step.fields) {
    const names = namesOf(field)
    if (names.some((name) => name in to.answers)) continue
    contactPart(field, contact).forEach((answer, i) => {
      if (answer !== null) offered.set(names[i]!, { answer, from: PROFILE })
    })
  }
  return offered
}

/** «votre profil», as a source. */
export const PROFILE = 'profil'
