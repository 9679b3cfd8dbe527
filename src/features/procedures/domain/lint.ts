import { listed, nbsp } from '#core/text.ts'
import type { Answer, Answers } from './answers.ts'
import { type Condition, questionsIn } from './condition.ts'
import { type DefinedField, type Definition, namesOf, readDefinition, type Step } from './definition.ts'
import { walk } from './walk.ts'

/** What the town has, that a definition may name. */
export type Known = { readonly services: readonly string[]; readonly papers: readonly string[] }

const quoted = (text: string): string => `«${nbsp}${text}${nbsp}»`
const stepName = (step: Pick<Step, 'title'>, rank: number): string => `Étape ${rank + 1} (${quoted(step.title)})`

type Issue = Extract<ReturnType<typeof readDefinition>, { readonly ok: false }>['issues'][number]

/** «Étape 2, question 1» for `steps.1.fields.0`. */
const placeOf = (path: readonly PropertyKey[]): string => {
  const [first, step, second, field] = path
  if (first !== 'steps' || typeof step !== 'number') return 'La démarche'
  return second === 'fields' && typeof field === 'number' ? `Étape ${step + 1}, question ${field + 1}` : `Étape ${step + 1}`
}

const WITHOUT: Readonly<Record<string, string>> = {
  service: `Aucun service n’est en charge de la démarche${nbsp}: écrivez son nom dans ${quoted('service')}.`,
  silence: `Aucun régime de silence${nbsp}: dites dans ${quoted('silence')} si le silence vaut ${quoted('rejet')}, ${quoted('acceptation')} ou ${quoted('aucune')} décision.`,
  steps: 'La démarche n’a aucune étape.',
}

/** What the shape of the file gets wrong, in a sentence. */
const shapeFault = (issue: Issue): string => {
  const path = issue.path
  const last = String(path.at(-1) ?? '')
  if (path[0] === 'silence') return WITHOUT.silence!
  if (path.length === 1 && (last === 'service' || last === 'steps')) return WITHOUT[last]!
  const place = placeOf(path)
  if (issue.code === 'unrecognized_keys') return `${place}${nbsp}: ${listed(issue.keys.map(quoted))} n’est pas connu ici.`
  if (last === 'kind' && issue.code === 'invalid_union')
    return `${place}${nbsp}: cette nature de question (${quoted('kind')}) n’existe pas.`
  if (issue.code === 'custom') {
    const name = /«(?:step )?([^»]*)»/.exec(issue.message)?.[1] ?? ''
    return issue.message.startsWith('at most')
      ? `Une démarche a au plus une question de nature ${quoted(name)}.`
      : issue.message.includes('options')
        ? `${place}${nbsp}: deux choix ont la même valeur.`
        : `Le nom ${quoted(name)} est donné deux fois.`
  }
  return `${place}${nbsp}: ${last === '' || /^\d+$/.test(last) ? 'une valeur' : quoted(last)} manque ou ne convient pas.`
}

type Asked = { readonly field: DefinedField; readonly step: number; readonly at: number }

/** Where each answer is asked, by name, in the order of the questions. */
const askedIn = (definition: Definition): ReadonlyMap<string, Asked> => {
  let at = 0
  const all = new Map<string, Asked>()
  definition.steps.forEach((step, i) => {
    for (const field of step.fields) {
      for (const name of namesOf(field)) all.set(name, { field, step: i, at })
      at += 1
    }
  })
  return all
}

/** The values that a question can be given, when they can be counted. */
const valuesOf = (field: DefinedField, bounds: readonly (string | number)[]): readonly Answer[] => {
  switch (field.kind) {
    case 'choice':
      return [null, ...field.options.map((o) => o.value)]
    case 'choices':
      return [
        null,
        ...field.options.map((o) => [o.value]),
        field.options.filter((o) => o.value !== field.exclusive).map((o) => o.value),
      ]
    case 'yesno':
      return [null, 'oui', 'non']
    case 'consent':
      return [null, true]
    case 'number':
    case 'amount':
      return [null, ...new Set([field.min, field.max, ...bounds.map(Number)])]
        .filter((n): n is number | null => n === null || (n >= field.min && n <= field.max))
        .map((n) => (n === null ? null : String(n)))
    default:
      return [null, '1', ...bounds.map(String)]
  }
}

const leaves = (condition: Condition): Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>[] => {
  if ('all' in condition) return condition.all.flatMap(leaves)
  if ('any' in condition) return condition.any.flatMap(leaves)
  if ('not' in condition) return leaves(condition.not)
  return [condition]
}

/** More ways of answering than that are not tried one by one: the condition is then believed. */
const MOST_WAYS = 20_000

/** Whether some way of answering asks for that step. */
const isReachable = (definition: Definition, step: Step, asked: ReadonlyMap<string, Asked>): boolean => {
  const names = new Set<string>()
  const conditions: Condition[] = []
  const look = (condition: Condition | undefined): void => {
    if (!condition) return
    conditions.push(condition)
    for (const name of questionsIn(condition)) {
      if (names.has(name)) continue
      names.add(name)
      const at = asked.get(name)
      if (!at) continue
      if ('when' in at.field) look(at.field.when)
      look(definition.steps[at.step]?.when)
    }
  }
  look(step.when)
  for (const field of step.fields) if ('when' in field) look(field.when)
  const bounds = new Map<string, (string | number)[]>()
  for (const leaf of conditions.flatMap(leaves)) {
    const bound = 'atLeast' in leaf ? leaf.atLeast : 'atMost' in leaf ? leaf.atMost : 'is' in leaf ? leaf.is : null
    if (bound !== null) bounds.set(leaf.question, [...(bounds.get(leaf.question) ?? []), bound])
  }
  const choices = [...names].flatMap((name) => {
    const at = asked.get(name)
    return at ? [[name, valuesOf(at.field, bounds.get(name) ?? [])] as const] : []
  })
  if (choices.reduce((ways, [, values]) => ways * values.length, 1) > MOST_WAYS) return true
  const tryFrom = (i: number, answers: Answers): boolean => {
    const choice = choices[i]
    if (!choice) return walk(definition, answers).steps.some((s) => s.step.slug === step.slug)
    return choice[1].some((value) => tryFrom(i + 1, { ...answers, [choice[0]]: value }))
  }
  return tryFrom(0, {})
}

/** Kinds whose answers always say something of somebody. */
const ALWAYS_PERSONAL: readonly DefinedField['kind'][] = ['phone', 'iban', 'address', 'persons']

const conditionFaults = (condition: Condition, where: string, at: number, asked: ReadonlyMap<string, Asked>): string[] => [
  ...new Set(
    leaves(condition).flatMap((leaf) => {
      const found = asked.get(leaf.question)
      if (!found) return [`${where}${nbsp}: la condition regarde ${quoted(leaf.question)}, qui n’est demandé nulle part.`]
      if (found.at >= at) return [`${where}${nbsp}: la condition regarde ${quoted(leaf.question)}, qui n’est demandé qu’après.`]
      const wanted = 'is' in leaf ? [leaf.is] : 'in' in leaf ? leaf.in : []
      const { field } = found
      const offered =
        field.kind === 'choice' || field.kind === 'choices'
          ? field.options.map((o) => o.value)
          : field.kind === 'yesno'
            ? ['oui', 'non']
            : null
      return wanted
        .filter((value) => offered !== null && !offered.includes(value))
        .map((value) => `${where}${nbsp}: la condition attend ${quoted(value)}, que ${quoted(leaf.question)} ne propose pas.`)
    }),
  ),
]

const meaningFaults = (definition: Definition, known: Known): string[] => {
  const asked = askedIn(definition)
  const faults: string[] = []
  if (!known.services.includes(definition.service))
    faults.push(`Le service ${quoted(definition.service)} n’existe pas${nbsp}: aucun service ne serait en charge de la démarche.`)
  if (definition.outcome === 'decision' && definition.silence.regime === 'aucune')
    faults.push('Une démarche qui aboutit à une décision dit ce que vaut le silence de la mairie (rejet ou acceptation).')
  if (definition.effect === 'enrolment') {
    const kinds = new Set(definition.steps.flatMap((step) => step.fields.map((field) => field.kind)))
    for (const [kind, what] of [
      ['child', 'l’enfant'],
      ['school-level', 'l’école et le niveau'],
      ['sessions', 'les activités'],
    ] as const)
      if (!kinds.has(kind)) faults.push(`La démarche inscrit un enfant, mais ne demande pas ${what} (nature ${quoted(kind)}).`)
  }
  let at = 0
  definition.steps.forEach((step, rank) => {
    const where = stepName(step, rank)
    const own: string[] = []
    if (step.when) own.push(...conditionFaults(step.when, where, at, asked))
    for (const field of step.fields) {
      const place = `${where}, ${quoted(field.name)}`
      if ('when' in field && field.when) own.push(...conditionFaults(field.when, place, at, asked))
      at += 1
      const mark = 'personal' in field ? field.personal : undefined
      const isPersonal = mark !== undefined || ALWAYS_PERSONAL.includes(field.kind)
      if (isPersonal && !('purpose' in field && field.purpose))
        faults.push(
          `${place}${nbsp}: cette donnée personnelle n’a pas de finalité. Dites à quoi elle sert dans ${quoted('purpose')}.`,
        )
      if (ALWAYS_PERSONAL.includes(field.kind) && mark === undefined)
        faults.push(`${place}${nbsp}: dites dans ${quoted('personal')} ce que cette donnée dit de la personne.`)
      if (field.kind === 'document' && !known.papers.includes(field.type))
        faults.push(`${place}${nbsp}: le justificatif ${quoted(field.type)} n’est pas un de ceux de la ville.`)
      if (field.kind === 'choices' && field.exclusive !== undefined && !field.options.some((o) => o.value === field.exclusive))
        faults.push(`${place}${nbsp}: le choix exclusif ${quoted(field.exclusive)} n’est pas parmi les choix.`)
    }
    faults.push(...own)
    // A condition that is wrong in itself is said once.
    if (own.length === 0 && !isReachable(definition, step, asked))
      faults.push(`${where}${nbsp}: aucune façon de répondre n’y mène. Sa condition ne peut pas être remplie.`)
  })
  return faults
}

export type Linted =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly faults: readonly string[] }

/** PR-53 · What is wrong with a definition, each fault in a sentence; the definition when nothing is. */
export const lint = (json: unknown, known: Known): Linted => {
  const reading = readDefinition(json)
  if (!reading.ok) return { ok: false, faults: [...new Set(reading.issues.map(shapeFault))] }
  const faults = meaningFaults(reading.definition, known)
  return faults.length === 0 ? { ok: true, definition: reading.definition } : { ok: false, faults }
}
