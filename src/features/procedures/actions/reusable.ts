import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import { toldContact } from '#features/profile/index.ts'
import type { Db } from '#platform/db/database.ts'
import type { Answers } from '../domain/answers.ts'
import { type DefinedField, namesOf, type Step } from '../domain/definition.ts'
import { contactOfferings, type Offering, offeringsOf } from '../domain/reuse.ts'
import { listForReuse, type Request } from '../store/requests.ts'

type Wanted = Pick<Request, 'number' | 'procedure' | 'definition' | 'child'> & { readonly author: { readonly person: number } }
type Offerings = ReadonlyMap<string, Offering>

/** When each request that something was taken from was last changed, by what it is called. */
const fromRequests = async (
  db: Db,
  request: Wanted,
  step: Step,
  answers: Answers,
): Promise<{ offered: Offerings; changedAt: ReadonlyMap<string, Temporal.Instant> }> => {
  if (!step.fields.some((field) => 'reuse' in field && field.reuse !== undefined))
    return { offered: new Map(), changedAt: new Map() }
  const others = await listForReuse(db, request.author.person, request.procedure, request.number)
  const sources = others.map((other) => ({
    at: other.updatedAt,
    child: other.child?.id ?? null,
    answers: other.answers,
    definition: other.definition,
    from: `demande n°${nbsp}${other.number}${other.child ? `, ${listName(other.child.name)}` : ''}`,
  }))
  const to = { definition: request.definition, step, answers, child: request.child?.id ?? null }
  return { offered: offeringsOf(to, sources), changedAt: new Map(sources.map(({ from, at }) => [from, at])) }
}

const isFromProfile = (field: DefinedField): boolean =>
  (field.kind === 'address' || field.kind === 'phone') && field.prefill !== undefined

/**
 * What a step may take from the author's other requests of the same procedure (PR-18) and from their profile (PR-57), with where
 * each answer comes from. Field by field, what was said last.
 */
export const reusableFor = async (db: Db, request: Wanted, step: Step, answers: Answers): Promise<Offerings> => {
  const { offered, changedAt } = await fromRequests(db, request, step, answers)
  if (!step.fields.some(isFromProfile)) return offered
  const told = await toldContact(db, request.author.person)
  if (!told) return offered
  const profile = contactOfferings({ step, answers }, told)
  const chosen = new Map(offered)
  for (const field of step.fields.filter(isFromProfile)) {
    const names = namesOf(field)
    const before = names.flatMap((name) => changedAt.get(offered.get(name)?.from ?? '') ?? [])[0]
    const isKnown = names.some((name) => profile.has(name))
    if (!isKnown || (before && Temporal.Instant.compare(before, told.changedAt) >= 0)) continue
    for (const name of names) {
      chosen.delete(name)
      const answer = profile.get(name)
      if (answer) chosen.set(name, answer)
    }
  }
  return chosen
}
