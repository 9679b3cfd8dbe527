import { type Answer, type Answers, answerTo, isAnswered } from './answers.ts'
import { holds } from './condition.ts'
import {
  type DefinedField,
  type Definition,
  type DocumentField,
  isOptionalPart,
  isRequired,
  namesOf,
  type Step,
} from './definition.ts'

export type WalkStep = {
  readonly step: Step
  /** 1, 2, 3… as the family counts. */
  readonly rank: number
  /** What is asked in it with these answers, in order. */
  readonly fields: readonly DefinedField[]
  readonly isComplete: boolean
  /** Every step before it is complete: it may be opened. */
  readonly isReachable: boolean
  /** Required answers that are not there yet. */
  readonly missing: readonly string[]
}

export type Walk = {
  /** The steps whose condition holds and that ask something. */
  readonly steps: readonly WalkStep[]
  /** Where a draft is resumed: the first incomplete step, null when everything is answered. */
  readonly resume: string | null
  readonly missing: readonly string[]
  /** The answers that count, by name, in the order of the questions: what the summary shows and what is kept. */
  readonly relevant: readonly string[]
  /** The papers that these answers call for. */
  readonly papers: readonly DocumentField[]
}

/**
 * PR-3 · Where a family is in a procedure, from its definition and the answers given so far. Read once from the first
 * question to the last: a condition sees the answers that count before it and no other, so that an answer to a question no
 * longer asked never asks another. `left`: questions left to somebody else, which nobody waits for here (PR-55).
 */
export const walk = (definition: Definition, answers: Answers, left: ReadonlySet<string> = new Set()): Walk => {
  const known: Record<string, Answer> = {}
  const steps: WalkStep[] = []
  let isReachable = true
  for (const step of definition.steps) {
    if (step.when && !holds(step.when, known)) continue
    const fields: DefinedField[] = []
    const missing: string[] = []
    // An optional question left empty is kept as null: a step counts once it was saved, even with nothing in it.
    let wasSaved = true
    for (const field of step.fields) {
      if (field.when && !holds(field.when, known)) continue
      fields.push(field)
      for (const name of namesOf(field)) {
        const answer = answerTo(answers, name)
        if (answer !== undefined) known[name] = answer
        if (left.has(name)) continue
        if (answer === undefined) wasSaved = false
        if (isRequired(field) && !isOptionalPart(field, name) && !isAnswered(answer)) missing.push(name)
      }
    }
    if (fields.length === 0) continue
    const isComplete = missing.length === 0 && wasSaved
    steps.push({ step, rank: steps.length + 1, fields, isComplete, isReachable, missing })
    isReachable &&= isComplete
  }
  const asked = steps.flatMap((s) => s.fields)
  return {
    steps,
    resume: steps.find((s) => !s.isComplete)?.step.slug ?? null,
    missing: steps.flatMap((s) => s.missing),
    relevant: asked.flatMap(namesOf),
    papers: asked.filter((field) => field.kind === 'document'),
  }
}

const near = ({ steps }: Walk, slug: string, by: 1 | -1): string | null => {
  const at = steps.findIndex((s) => s.step.slug === slug)
  return at < 0 ? null : (steps[at + by]?.step.slug ?? null)
}
/** The step after that one; null after the last, where the summary comes. */
export const nextStep = (walked: Walk, slug: string): string | null => near(walked, slug, 1)
/** The step before that one; null before the first. */
export const previousStep = (walked: Walk, slug: string): string | null => near(walked, slug, -1)

export const stepOf = (definition: Definition, slug: string): Step | null => definition.steps.find((s) => s.slug === slug) ?? null

/** The answers without anything that the definition does not ask. */
export const keepRelevant = (definition: Definition, answers: Answers): Answers =>
  Object.fromEntries(
    walk(definition, answers).relevant.flatMap((name) => {
      const answer = answerTo(answers, name)
      return answer === undefined ? [] : [[name, answer]]
    }),
  )

/**
 * PR-15 · The answers that a change makes pointless, by name: given before, counted before, and no longer asked for after.
 * They are told to the family before they are dropped.
 */
export const lossOf = (definition: Definition, before: Answers, after: Answers): string[] => {
  const still = new Set(walk(definition, after).relevant)
  return walk(definition, before).relevant.filter((name) => isAnswered(answerTo(before, name)) && !still.has(name))
}

/**
 * PR-16 · Whether a draft can go on with another version of its procedure: every answer given is still asked, in the same
 * kind of field, and none is lost.
 */
export const canMove = (from: Definition, to: Definition, answers: Answers): boolean => {
  const kinds = (walked: Walk) =>
    new Map(walked.steps.flatMap((s) => s.fields.flatMap((f) => namesOf(f).map((n) => [n, f.kind] as const))))
  const [before, after] = [kinds(walk(from, answers)), kinds(walk(to, answers))]
  return [...before].every(([name, kind]) => !isAnswered(answerTo(answers, name)) || after.get(name) === kind)
}
