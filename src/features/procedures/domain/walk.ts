import type { Definition, Step } from './definition.ts'
import { type Answers, isAnswered, isRequired, namesOf } from './questions.ts'

export type WalkStep = {
  readonly step: Step
  /** 1, 2, 3… as the family counts. */
  readonly rank: number
  readonly isComplete: boolean
  /** Required answers that are not there yet. */
  readonly missing: readonly string[]
}

export type Walk = {
  readonly steps: readonly WalkStep[]
  /** Where a draft is resumed: the first incomplete step, null when everything is answered. */
  readonly resume: string | null
  readonly missing: readonly string[]
  /** The answers that count, by name, in the order of the questions: what the summary shows and what is kept. */
  readonly relevant: readonly string[]
}

/** PR-3 · Where a family is in a procedure, from its definition and the answers given so far. */
export const walk = (definition: Definition, answers: Answers): Walk => {
  const steps = definition.steps.map((step, i): WalkStep => {
    const missing = step.fields
      .filter(isRequired)
      .flatMap(namesOf)
      .filter((n) => !isAnswered(answers[n]))
    // An optional question left empty is kept as null: a step counts once it was saved, even with nothing in it.
    const wasSaved = step.fields.flatMap(namesOf).every((n) => n in answers)
    return { step, rank: i + 1, isComplete: missing.length === 0 && wasSaved, missing }
  })
  return {
    steps,
    resume: steps.find((s) => !s.isComplete)?.step.slug ?? null,
    missing: steps.flatMap((s) => s.missing),
    relevant: definition.steps.flatMap((step) => step.fields.flatMap(namesOf)),
  }
}

export const stepOf = (definition: Definition, slug: string): Step | null => definition.steps.find((s) => s.slug === slug) ?? null

/** The step after that one; null after the last, where the summary comes. */
export const nextStep = (definition: Definition, slug: string): string | null =>
  definition.steps[definition.steps.findIndex((s) => s.slug === slug) + 1]?.slug ?? null

/** The step before that one; null before the first. */
export const previousStep = (definition: Definition, slug: string): string | null =>
  definition.steps[definition.steps.findIndex((s) => s.slug === slug) - 1]?.slug ?? null

/** The answers without anything that the definition does not ask. */
export const keepRelevant = (definition: Definition, answers: Answers): Answers => {
  const { relevant } = walk(definition, answers)
  return Object.fromEntries(relevant.filter((name) => name in answers).map((name) => [name, answers[name]!]))
}
