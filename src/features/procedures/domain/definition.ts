import { z } from 'zod'
import type { Condition } from './condition.ts'

/**
 * A procedure as data: what the family is told, the questions step by step, who is in charge, what silence means and what
 * accepting does. Written as JSON (db/content/procedures), parsed here, kept in `procedure_version`.
 */
const sentence = z.string().trim().min(1)
/** In URLs and as input names: lower case, digits and hyphens. */
const slug = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

const question = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)
const bound = z.union([z.number(), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)])
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(condition).min(1) }).strict(),
    z.object({ any: z.array(condition).min(1) }).strict(),
    z.object({ not: condition }).strict(),
    z.object({ question, is: slug }).strict(),
    z.object({ question, in: z.array(slug).min(1) }).strict(),
    z.object({ question, answered: z.boolean() }).strict(),
    z.object({ question, atLeast: bound }).strict(),
    z.object({ question, atMost: bound }).strict(),
  ]),
)

/**
 * What an answer says of people. «health» is shown to agents who hold `health.read` only, «bank» to those who hold
 * `bank.read`, «quotient» to those who hold `quotient.read`.
 */
const personal = z.enum(['identity', 'contact', 'family', 'health', 'bank', 'quotient'])

/** Where an answer may be taken from: another request of the author for any of their children, or for the same child. */
const reuse = z.enum(['family', 'child'])

/** Asked only if the condition holds; conditions look at questions asked before. */
const conditional = { when: condition.optional() }

const options = z
  .array(z.object({ value: slug, label: sentence, hint: sentence.optional() }).strict())
  .min(1)
  .refine((all) => new Set(all.map((o) => o.value)).size === all.length, 'two options have the same value')

/** Filled from the account the first time the step is shown. */
const prefill = z.enum(['name', 'email']).optional()
/** Offered from what the family says in its profile. */
const phonePrefill = z.enum(['phone', 'other-phone']).optional()
const addressPrefill = z.literal('address').optional()
const max = z.number().int().positive().max(10_000).optional()
const width = z.enum(['short', 'medium', 'full']).optional()

const asked = {
  name: slug,
  label: sentence,
  hint: sentence.optional(),
  missing: sentence.optional(),
  required: z.boolean().optional(),
}
/** The questions asked about each person of a list. */
const personQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...asked, max, width }).strict(),
  z.object({ kind: z.literal('phone'), ...asked }).strict(),
  z.object({ kind: z.literal('email'), ...asked }).strict(),
  z.object({ kind: z.literal('choice'), ...asked, options, look: z.enum(['radios', 'select']).optional() }).strict(),
  z.object({ kind: z.literal('choices'), ...asked, options, exclusive: slug.optional() }).strict(),
])

const common = {
  ...asked,
  ...conditional,
  personal: personal.optional(),
  /** Why it is asked, told to the family beside the question. Mandatory for what is personal (see `lint`). */
  purpose: sentence.optional(),
  reuse: reuse.optional(),
}
const field = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...common, max, width, prefill }).strict(),
  z.object({ kind: z.literal('longtext'), ...common, max }).strict(),
  z.object({ kind: z.literal('number'), ...common, min: z.number().int(), max: z.number().int() }).strict(),
  /** In cents. */
  z.object({ kind: z.literal('amount'), ...common, min: z.number().int().min(0), max: z.number().int().positive() }).strict(),
  z.object({ kind: z.literal('email'), ...common, prefill }).strict(),
  z.object({ kind: z.literal('phone'), ...common, prefill: phonePrefill }).strict(),
  z.object({ kind: z.literal('iban'), ...common }).strict(),
  z.object({ kind: z.literal('date'), ...common, example: sentence.optional() }).strict(),
  /** «oui» or «non», none chosen beforehand. */
  z.object({ kind: z.literal('yesno'), ...common }).strict(),
  z.object({ kind: z.literal('choice'), ...common, options, look: z.enum(['radios', 'select']).optional() }).strict(),
  z.object({ kind: z.literal('choices'), ...common, options, exclusive: slug.optional() }).strict(),
  z.object({ kind: z.literal('consent'), ...common }).strict(),
  /** A commune of the official list, or as typed when it is not there. */
  z.object({ kind: z.literal('commune'), ...common }).strict(),
  z.object({ kind: z.literal('country'), ...common }).strict(),
  /** Four questions: `<name>-voie`, `<name>-complement`, `<name>-code-postal`, `<name>-ville`. */
  z.object({ kind: z.literal('address'), ...common, prefill: addressPrefill }).strict(),
  /** One of the author's children, or a new one («Ajouter un enfant»). */
  z.object({ kind: z.literal('child'), ...common }).strict(),
  /** Other people, added to a list one by one. */
  z
    .object({
      kind: z.literal('persons'),
      ...common,
      itemLabel: sentence.optional(),
      addLabel: sentence.optional(),
      most: z.number().int().min(1).max(20).optional(),
      questions: z.array(personQuestion).min(1),
    })
    .strict(),
  /** School year, school and level: three questions, `<name>-annee`, `<name>-etablissement`, `<name>-niveau`. */
  z.object({ kind: z.literal('school-level'), ...common }).strict(),
  /** Any of the services that have activities. */
  z.object({ kind: z.literal('sessions'), ...common }).strict(),
  /** The service in charge, when the family chooses it. */
  z.object({ kind: z.literal('service'), ...common }).strict(),
  /** A paper to give, now or later: nothing is answered here. `type`: a type of paper of the town. */
  z
    .object({
      kind: z.literal('document'),
      name: slug,
      label: sentence,
      hint: sentence.optional(),
      ...conditional,
      type: slug,
      /** Whose paper it is. */
      of: z.enum(['child', 'author']),
      purpose: sentence.optional(),
    })
    .strict(),
  /** Something to read among the questions. */
  z
    .object({
      kind: z.literal('information'),
      name: slug,
      label: sentence.optional(),
      text: z.array(sentence).min(1),
      ...conditional,
    })
    .strict(),
])

const step = z
  .object({
    slug,
    /** «Scolarité»: in the caption and the summary. */
    title: sentence,
    /** The question, as h1. */
    heading: sentence,
    ...conditional,
    /** Paragraphs above the fields. */
    intro: z.array(sentence).default([]),
    /** Paragraphs under the fields: what an answer changes. */
    notes: z.array(sentence).default([]),
    /** In order: an array, since jsonb does not keep the order of keys. */
    fields: z.array(field).min(1),
  })
  .strict()

const definitionSchema = z
  .object({
    slug,
    category: sentence,
    sort: z.number().int(),
    title: sentence,
    /** One line under the link on the home page. */
    summary: sentence,
    presentation: z.array(sentence).min(1),
    /** «Cette démarche prend 10 minutes» */
    duration: sentence,
    prepare: z.array(sentence).default([]),
    /** What happens once sent, on the start and confirmation pages. */
    afterwards: z.array(sentence).default([]),
    /** Slug of the service in charge. */
    service: slug,
    /** What silence means (CRPA L231-1, L231-4, R112-11-1), and after how many months; «aucune» when no decision is asked. */
    silence: z.discriminatedUnion('regime', [
      z.object({ regime: z.enum(['rejet', 'acceptation']), months: z.number().int().min(1).max(24), appeal: sentence }).strict(),
      z.object({ regime: z.literal('aucune') }).strict(),
    ]),
    /** «decision»: accepted or refused. «reply»: answered by a message. */
    outcome: z.enum(['decision', 'reply']),
    /** What accepting does, through the port `procedures.effects`. */
    effect: z.enum(['enrolment']).nullable(),
    steps: z.array(step).min(1),
  })
  .strict()
  .superRefine((definition, check) => {
    const seen = new Set<string>()
    for (const { slug, fields } of definition.steps) {
      for (const name of [`step ${slug}`, ...fields.flatMap((f) => new Set([f.name, ...namesOf(f)]).values().toArray())]) {
        if (seen.has(name)) check.addIssue({ code: 'custom', message: `«${name}» is used twice` })
        seen.add(name)
      }
    }
    const once = (kind: DefinedField['kind']) => {
      if (definition.steps.flatMap((s) => s.fields).filter((f) => f.kind === kind).length > 1) {
        check.addIssue({ code: 'custom', message: `at most one field of kind «${kind}»` })
      }
    }
    for (const kind of ['child', 'school-level', 'sessions', 'service'] as const) once(kind)
  })

export type Definition = z.infer<typeof definitionSchema>
export type DefinedField = z.infer<typeof field>
export type PersonQuestion = z.infer<typeof personQuestion>
/** A paper that a procedure asks for. */
export type DocumentField = Extract<DefinedField, { kind: 'document' }>
export type PersonalMark = z.infer<typeof personal>
export type Step = Definition['steps'][number]

const PARTS: Partial<Record<DefinedField['kind'], readonly string[]>> = {
  'school-level': ['annee', 'etablissement', 'niveau'],
  address: ['voie', 'complement', 'code-postal', 'ville'],
  document: [],
  information: [],
}

/** The names under which a defined field keeps its answers: one, several for a school level or an address, or none. */
export const namesOf = ({ name, kind }: Pick<DefinedField, 'name' | 'kind'>): string[] =>
  PARTS[kind]?.map((part) => `${name}-${part}`) ?? [name]

/** The one question that may stay empty in a field that may not. */
export const isOptionalPart = ({ name, kind }: Pick<DefinedField, 'name' | 'kind'>, answer: string): boolean =>
  kind === 'address' && answer === `${name}-complement`

/** Whether a question waits for an answer; papers and information never do. */
export const isRequired = (field: object): boolean =>
  !('required' in field && field.required === false) &&
  !('kind' in field && (field.kind === 'document' || field.kind === 'information'))

/** @throws ZodError naming what is wrong with the JSON. */
export const parseDefinition = (json: unknown): Definition => definitionSchema.parse(json)

/** The same, with what is wrong as data, for whoever explains it (domain/lint.ts). */
export const readDefinition = (
  json: unknown,
):
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] } => {
  const read = definitionSchema.safeParse(json)
  return read.success ? { ok: true, definition: read.data } : { ok: false, issues: read.error.issues }
}

/** The name of the definition's only field of that kind, or null. */
export const fieldOfKind = (definition: Definition, kind: DefinedField['kind']): string | null =>
  definition.steps.flatMap((s) => s.fields).find((f) => f.kind === kind)?.name ?? null
