import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import ficheEnfant from '../../../../db/content/procedures/fiche-enfant.json' with { type: 'json' }
import { type Definition, parseDefinition } from './definition.ts'
import { type Answers, isAnswered, namesOf } from './questions.ts'
import { keepRelevant, nextStep, previousStep, walk } from './walk.ts'

const fiche = parseDefinition(ficheEnfant)

const field = (name: string) =>
  fc.oneof(
    fc.record({ kind: fc.constant('text'), name: fc.constant(name), label: fc.constant('Texte'), required: fc.boolean() }),
    fc.record({ kind: fc.constant('consent'), name: fc.constant(name), label: fc.constant('Accord'), required: fc.boolean() }),
    fc.record({
      kind: fc.constant('choices'),
      name: fc.constant(name),
      label: fc.constant('Choix'),
      required: fc.boolean(),
      options: fc.constant([
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]),
    }),
  )

/** Definitions with 1 to 5 steps of 1 to 4 fields. */
const definitions: fc.Arbitrary<Definition> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
  .chain((sizes) =>
    fc.tuple(...sizes.map((size, s) => fc.tuple(...Array.from({ length: size }, (_, f) => field(`q${s}-${f}`))))).map((all) =>
      parseDefinition({
        slug: 'essai',
        category: 'Essai',
        sort: 1,
        title: 'Essai',
        summary: 'Essai',
        presentation: ['Essai'],
        duration: 'Une minute',
        service: 'accueil',
        silence: { regime: 'aucune' },
        outcome: 'reply',
        effect: null,
        steps: all.map((fields, s) => ({ slug: `s${s}`, title: `S${s}`, heading: `S${s}`, fields })),
      }),
    ),
  )

const answers: fc.Arbitrary<Answers> = fc.dictionary(
  fc.constantFrom(
    ...Array.from({ length: 5 }, (_, s) => Array.from({ length: 4 }, (_, f) => `q${s}-${f}`)).flat(),
    'intrus',
    'autre',
  ),
  fc.oneof(fc.constant(''), fc.constant('x'), fc.constant(null), fc.constant(['a']), fc.constant([]), fc.boolean()),
)

describe('walk', () => {
  it('PR-3 · following «Suivant» from the first step reaches the summary after every step, once each', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const seen: string[] = []
        for (let at: string | null = definition.steps[0]!.slug; at !== null; at = nextStep(definition, at)) {
          seen.push(at)
          expect(seen.length).toBeLessThanOrEqual(definition.steps.length)
        }
        expect(seen).toEqual(definition.steps.map((s) => s.slug))
        for (const [i, slug] of seen.entries()) expect(previousStep(definition, slug)).toBe(seen[i - 1] ?? null)
      }),
    )
  })

  it('PR-3 · the summary shows exactly the answers that the definition asks, in its order', () => {
    fc.assert(
      fc.property(definitions, answers, (definition, given) => {
        const asked = definition.steps.flatMap((s) => s.fields.flatMap(namesOf))
        expect(walk(definition, given).relevant).toEqual(asked)
        const kept = keepRelevant(definition, given)
        expect(Object.keys(kept).every((name) => asked.includes(name))).toBe(true)
        expect(asked.filter((name) => name in given)).toEqual(Object.keys(kept))
        expect(keepRelevant(definition, kept)).toEqual(kept)
      }),
    )
  })

  it('PR-3 · a draft resumes at its first incomplete step, and nowhere once all that is required was answered and saved', () => {
    fc.assert(
      fc.property(definitions, answers, (definition, given) => {
        const { resume, missing, steps } = walk(definition, given)
        const before = steps.slice(0, resume === null ? undefined : steps.findIndex((s) => s.step.slug === resume))
        expect(before.every((s) => s.isComplete)).toBe(true)
        if (resume === null) expect(missing).toEqual([])
        for (const name of missing) expect(isAnswered(given[name])).toBe(false)
      }),
    )
  })

  it('PR-3 · walks the fiche enfant: enfant, transport, scolarité, sessions', () => {
    const given: Record<string, Answers[string]> = {}
    expect(walk(fiche, given).resume).toBe('enfant')
    given.enfant = '4'
    expect(walk(fiche, given).resume).toBe('transport')
    given.transport = ['aucun']
    given['scolarite-annee'] = '2017'
    given['scolarite-etablissement'] = '1'
    expect(walk(fiche, given)).toMatchObject({ resume: 'scolarite', missing: ['scolarite-niveau', 'sessions'] })
    given['scolarite-niveau'] = 'MS'
    given.sessions = ['2']
    expect(walk(fiche, given)).toMatchObject({ resume: null, missing: [] })
  })
})

describe('definition', () => {
  it('refuses two questions of the same name', () => {
    const twice = { ...ficheEnfant, steps: [...ficheEnfant.steps, { ...ficheEnfant.steps[1]!, slug: 'encore' }] }
    expect(() => parseDefinition(twice)).toThrow(/transport.*used twice/)
  })
  it('refuses a property that it does not know', () => {
    expect(() => parseDefinition({ ...ficheEnfant, titre: 'Fiche' })).toThrow(/titre/)
  })
})
