import { z } from 'zod'

/**
 * A procedure as data: what the family is told, the questions step by step, who is in charge, what silence means and what
 * accepting does. Written as JSON (db/content/procedures), parsed here, kept in `procedure_version`.
 */
const sentence = z.string().trim().min(1)
/** In URLs and as input names: lower case, digits and hyphens. */
const slug = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

const common = {
  name: slug,
  label: sentence,
  hint: sentence.optional(),
  missing: sentence.optional(),
  required: z.boolean().optional(),
}
const options = z
  .array(z.object({ value: slug, label: sentence, hint: sentence.optional() }).strict())
  .min(1)
  .refine((all) => new Set(all.map((o) => o.value)).size === all.length, 'two options have the same value')

/** Filled from the account the first time the step is shown. */
const prefill = z.enum(['name', 'email']).optional()

const field = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('text'),
      ...common,
      max: z.number().int().positive().optional(),
      width: z.enum(['short', 'medium', 'full']).optional(),
      prefill,
    })
    .strict(),
  z.object({ kind: z.literal('longtext'), ...common, max: z.number().int().positive().optional() }).strict(),
  z.object({ kind: z.literal('email'), ...common, prefill }).strict(),
  z.object({ kind: z.literal('date'), ...common, example: sentence.optional() }).strict(),
  z.object({ kind: z.literal('choice'), ...common, options, look: z.enum(['radios', 'select']).optional() }).strict(),
  z.object({ kind: z.literal('choices'), ...common, options, exclusive: slug.optional() }).strict(),
  z.object({ kind: z.literal('consent'), ...common }).strict(),
  /** One of the author's children. */
  z.object({ kind: z.literal('child'), ...common }).strict(),
  /** School year, school and level: three questions, `<name>-annee`, `<name>-etablissement`, `<name>-niveau`. */
  z.object({ kind: z.literal('school-level'), ...common }).strict(),
  /** Any of the services that have activities. */
  z.object({ kind: z.literal('sessions'), ...common }).strict(),
  /** The service in charge, when the family chooses it. */
  z.object({ kind: z.literal('service'), ...common }).strict(),
])

const step = z
  .object({
    slug,
    /** «Scolarité»: in the caption and the summary. */
    title: sentence,
    /** The question, as h1. */
    heading: sentence,
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
      for (const name of [`step ${slug}`, ...fields.map((f) => f.name)]) {
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
export type Step = Definition['steps'][number]

/** @throws ZodError naming what is wrong with the JSON. */
export const parseDefinition = (json: unknown): Definition => definitionSchema.parse(json)

/** The name of the definition's only field of that kind, or null. */
export const fieldOfKind = (definition: Definition, kind: DefinedField['kind']): string | null =>
  definition.steps.flatMap((s) => s.fields).find((f) => f.kind === kind)?.name ?? null
