import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import ficheEnfant from '../../../../db/content/procedures/fiche-enfant.json' with { type: 'json' }
import { type Answer, type Answers, isAnswered } from './answers.ts'
import { type Condition, holds, questionsIn } from './condition.ts'
import { type Definition, namesOf, parseDefinition } from './definition.ts'
import { papersOf } from './papers.ts'
import { canMove, keepRelevant, lossOf, nextStep, previousStep, walk } from './walk.ts'

const fiche = parseDefinition(ficheEnfant)
const NAMES = Array.from({ length: 5 }, (_, s) => Array.from({ length: 4 }, (_, f) => `q${s}-${f}`)).flat()
const name = fc.constantFrom(...NAMES)

const conditions: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2 },
    fc.record({ question: name, is: fc.constantFrom('a', 'b', 'oui') }),
    fc.record({ question: name, in: fc.constant(['a', 'b']) }),
    fc.record({ question: name, answered: fc.boolean() }),
    fc.record({ question: name, atLeast: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ all: fc.array(tie('one'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('one'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('one') }),
  ),
})).one

const field = (called: string) => {
  const common = { name: fc.constant(called), required: fc.boolean(), when: fc.option(conditions, { nil: undefined }) }
  return fc.oneof(
    fc.record({ kind: fc.constant('text'), label: fc.constant('Texte'), ...common }),
    fc.record({ kind: fc.constant('consent'), label: fc.constant('Accord'), ...common }),
    fc.record({
      kind: fc.constant('choices'),
      label: fc.constant('Choix'),
      ...common,
      options: fc.constant([
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]),
    }),
    fc.record({
      kind: fc.constant('information'),
      name: fc.constant(called),
      text: fc.constant(['À savoir']),
      when: common.when,
    }),
  )
}

/** Definitions with 1 to 5 steps of 1 to 4 fields, conditions anywhere, on earlier and on later questions. */
const definitions: fc.Arbitrary<Definition> = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 4 }), when: fc.option(conditions, { nil: undefined }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((shapes) =>
    fc
      .tuple(...shapes.map(({ size }, s) => fc.tuple(...Array.from({ length: size }, (_, f) => field(`q${s}-${f}`)))))
      .map((all) =>
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
          steps: all.map((fields, s) => ({ slug: `s${s}`, title: `S${s}`, heading: `S${s}`, when: shapes[s]!.when, fields })),
        }),
      ),
  )

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>('', 'a', '2', null),
  fc.constant<Answer>(['a']),
  fc.constant<Answer>([]),
  fc.boolean(),
)
const answers: fc.Arbitrary<Answers> = fc.dictionary(fc.oneof(name, fc.constantFrom('intrus', 'constructor')), answer)
/** An answer to every question: what somebody would say if asked. */
const everything: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(
    NAMES.map((n) => [
      n,
      fc.oneof(fc.constantFrom<Answer>('a', '2'), fc.constant<Answer>(['a', 'b']), fc.constant<Answer>(true)),
    ]),
  ),
)

/** Somebody who answers a step as they would, and keeps what counts. */
const save = (definition: Definition, kept: Answers, slug: string, say: Answers): Answers => {
  const fields = definition.steps.find((s) => s.slug === slug)!.fields.flatMap(namesOf)
  return keepRelevant(definition, { ...kept, ...Object.fromEntries(fields.map((n) => [n, say[n] ?? null])) })
}
/** From the first step to the summary by «Suivant». */
const straight = (definition: Definition, from: Answers, say: Answers): Answers => {
  let kept = from
  let at = walk(definition, kept).steps[0]?.step.slug ?? null
  for (let turns = 0; at !== null; turns++) {
    expect(turns, 'terminates').toBeLessThanOrEqual(definition.steps.length)
    kept = save(definition, kept, at, say)
    at = nextStep(walk(definition, kept), at)
  }
  return kept
}

describe('walk', () => {
  it('PR-3 · never offers a step or a question whose condition is false, whatever the answers', () => {
    fc.assert(
      fc.property(definitions, answers, (definition, given) => {
        const { steps, relevant } = walk(definition, given)
        const known = Object.fromEntries(relevant.flatMap((n) => (n in given ? [[n, given[n]!]] : [])))
        for (const { step, fields } of steps) {
          // What a condition looks at is what was asked before: a later question has no answer yet.
          const at = (own: string | null) => {
            const order = relevant.indexOf(own ?? namesOf(step.fields[0]!)[0] ?? '')
            return Object.fromEntries(Object.entries(known).filter(([n]) => order < 0 || relevant.indexOf(n) < order))
          }
          for (const one of fields) {
            const [own] = namesOf(one)
            if (one.when && own !== undefined) expect(holds(one.when, at(own))).toBe(true)
          }
          const [first] = fields.flatMap(namesOf)
          if (step.when && first !== undefined) expect(holds(step.when, at(first))).toBe(true)
        }
      }),
    )
  })

  it('PR-3 · «Suivant» from the first step always ends at the summary, and «Retour» takes the same way back', () => {
    fc.assert(
      fc.property(definitions, everything, (definition, say) => {
        const walked = walk(definition, straight(definition, {}, say))
        const seen = walked.steps.map((s) => s.step.slug)
        for (const [i, slug] of seen.entries()) {
          expect(previousStep(walked, slug)).toBe(seen[i - 1] ?? null)
          expect(nextStep(walked, slug)).toBe(seen[i + 1] ?? null)
        }
        expect(walked.resume).toBeNull()
      }),
    )
  })

  it('PR-3 · any sequence of going back, on and changing one’s mind ends in the same answers', () => {
    fc.assert(
      fc.property(
        definitions,
        everything,
        fc.array(fc.record({ at: fc.nat(), say: everything }), { maxLength: 6 }),
        (definition, say, detours) => {
          let kept: Answers = {}
          for (const detour of detours) {
            const open = walk(definition, kept).steps.filter((s) => s.isReachable)
            if (open.length === 0) break
            kept = save(definition, kept, open[detour.at % open.length]!.step.slug, detour.say)
          }
          expect(straight(definition, kept, say)).toEqual(straight(definition, {}, say))
        },
      ),
    )
  })

  it('PR-3 · the summary shows exactly the answers that count, in the order of the questions', () => {
    fc.assert(
      fc.property(definitions, answers, (definition, given) => {
        const { relevant, steps } = walk(definition, given)
        expect(relevant).toEqual(steps.flatMap((s) => s.fields.flatMap(namesOf)))
        const kept = keepRelevant(definition, given)
        expect(Object.keys(kept)).toEqual(relevant.filter((n) => n in given))
        expect(keepRelevant(definition, kept)).toEqual(kept)
        expect(walk(definition, kept)).toEqual(walk(definition, given))
      }),
    )
  })

  it('PR-3 · a draft resumes at its first incomplete step, and only the steps before it and itself may be opened', () => {
    fc.assert(
      fc.property(definitions, answers, (definition, given) => {
        const { resume, missing, steps } = walk(definition, given)
        const at = resume === null ? steps.length : steps.findIndex((s) => s.step.slug === resume)
        expect(steps.slice(0, at).every((s) => s.isComplete)).toBe(true)
        expect(steps.map((s) => s.isReachable)).toEqual(steps.map((_, i) => i <= at))
        if (resume === null) expect(missing).toEqual([])
        for (const n of missing) expect(isAnswered(given[n])).toBe(false)
      }),
    )
  })

  it('PR-15 · what a change makes pointless is what was given, counted, and counts no more', () => {
    fc.assert(
      fc.property(definitions, everything, everything, fc.nat(), (definition, say, other, pick) => {
        const kept = straight(definition, {}, say)
        const { steps } = walk(definition, kept)
        if (steps.length === 0) return
        const { slug, fields } = steps[pick % steps.length]!.step
        const changed = { ...kept, ...Object.fromEntries(fields.flatMap(namesOf).map((n) => [n, other[n]!])) }
        const lost = lossOf(definition, kept, changed)
        const after = save(definition, kept, slug, other)
        expect(lost).toEqual(Object.keys(kept).filter((n) => isAnswered(kept[n]) && !(n in after)))
      }),
    )
  })

  it('PR-16 · a draft moves to a version that asks the same, and not to one that drops an answer', () => {
    fc.assert(
      fc.property(definitions, everything, (definition, say) => {
        const kept = straight(definition, {}, say)
        expect(canMove(definition, definition, kept)).toBe(true)
        const [first] = Object.keys(kept).filter((n) => isAnswered(kept[n]))
        if (first === undefined) return
        const without = structuredClone(definition)
        for (const step of without.steps) step.fields = step.fields.map((f) => (f.name === first ? { ...f, name: 'autre' } : f))
        expect(canMove(definition, without, kept)).toBe(false)
      }),
    )
  })
})

it('PR-17 · the papers needed follow the answers, each with whose it is', () => {
  const papers = (given: Answers) =>
    papersOf(fiche, given, { child: 4, author: 9 }).map(({ type, person }) => `${type} of ${person}`)
  expect(papers({ pai: 'non', paiement: 'en-ligne' })).toEqual(['dt-polio of 4', 'livret-famille of 4'])
  expect(papers({})).toContain('pai of 4')
  expect(papers({ pai: 'oui', paiement: 'prelevement' }).slice(2)).toEqual(['pai of 4', 'rib of 9', 'mandat-sepa of 9'])
})

it('PR-17 · «PAI : oui» in the fiche is an answer: the paper concerns the family, and RIB too; without one, it is still asked', () => {
  const concerned = (given: Answers) =>
    papersOf(fiche, given, { child: 4, author: 9 }).flatMap(({ type, isConcerned }) => (isConcerned ? [type] : []))
  expect(concerned({})).toEqual([])
  expect(concerned({ pai: null })).toEqual([])
  expect(concerned({ pai: 'oui' })).toEqual(['pai'])
  expect(concerned({ pai: 'oui', paiement: 'prelevement' })).toEqual(['pai', 'rib', 'mandat-sepa'])
})

describe('condition', () => {
  const given = { transport: ['matin'], paiement: 'prelevement', enfants: '3', jour: '2017-11-13', accord: true, rien: null }
  it.each<[Condition, boolean]>([
    [{ question: 'paiement', is: 'prelevement' }, true],
    [{ question: 'transport', is: 'matin' }, true],
    [{ question: 'transport', is: 'soir' }, false],
    [{ question: 'transport', in: ['soir', 'matin'] }, true],
    [{ question: 'accord', is: 'oui' }, true],
    [{ question: 'rien', answered: true }, false],
    [{ question: 'rien', answered: false }, true],
    [{ question: 'toString', answered: true }, false],
    [{ question: 'enfants', atLeast: 3 }, true],
    [{ question: 'enfants', atLeast: 4 }, false],
    [{ question: 'enfants', atMost: 3 }, true],
    [{ question: 'jour', atLeast: '2017-11-13' }, true],
    [{ question: 'jour', atMost: '2017-11-12' }, false],
    [{ question: 'rien', atLeast: 0 }, false],
    [{ not: { question: 'rien', atMost: 0 } }, true],
    [
      {
        all: [
          { question: 'accord', is: 'oui' },
          { any: [{ question: 'rien', is: 'a' }, { not: { question: 'rien', is: 'a' } }] },
        ],
      },
      true,
    ],
  ])('%j: %s', (condition, expected) => {
    expect(holds(condition, given)).toBe(expected)
    expect(questionsIn({ not: condition }).every((n) => n in given || n === 'toString')).toBe(true)
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
  it('survives JSON: what is published is what was written', () => {
    expect(parseDefinition(JSON.parse(JSON.stringify(fiche)))).toEqual(fiche)
  })
})
