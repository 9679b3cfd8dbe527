import type { Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { ensureRequirements, linkRequest, markConcerned, type Needed } from '../store/requirements.ts'
import { listTypes } from '../store/types.ts'

/** A paper that a request needs. `person` is left out for a payer's paper (RIB, mandate). */
export type WantedPaper = {
  readonly type: string
  readonly person: number | null
  /** The family said already that it concerns them (DO-2): they are not asked. */
  readonly isConcerned?: boolean
}

/**
 * DO-1 · Says which papers a request needs, exactly these: called again with others, the former ones are let go. One
 * requirement per type and person (or payer) is shared by all requests: what was accepted before serves at once.
 * A type that the town no longer asks for is passed over. @throws Absent when a type does not exist
 */
export const requirePapers = async (
  tx: Tx,
  wanted: {
    readonly household: number
    /** The adult who made the request, written to about them. */
    readonly author: number
    readonly request: number
    readonly papers: readonly WantedPaper[]
  },
): Promise<void> => {
  const types = new Map((await listTypes(tx)).map((type) => [type.slug, type]))
  const needed = wanted.papers.flatMap(({ type: slug, person, isConcerned = false }): Needed[] => {
    const type = types.get(slug)
    if (!type) throw new Absent(`document type ${slug}`)
    if (!type.isAsked) return []
    const isAnswered = isConcerned && type.question !== null
    if (type.subject === 'household') return [{ type: slug, person: null, household: wanted.household, isAnswered }]
    if (person === null) throw new RangeError(`a paper of type ${slug} is about a person`)
    return [{ type: slug, person, household: null, isAnswered }]
  })
  const unique = [...new Map(needed.map((n) => [`${n.type}/${n.person}/${n.household}`, n])).values()]
  const ids = await ensureRequirements(tx, unique, tx.scope.now)
  await markConcerned(
    tx,
    ids.filter((_, i) => unique[i]!.isAnswered),
  )
  await linkRequest(tx, { request: wanted.request, author: wanted.author, requirements: ids }, tx.scope.now)
}

/** The request was withdrawn or refused: it needs no paper any more. What was given stays for the others. */
export const releasePapers = (tx: Tx, request: number): Promise<void> =>
  linkRequest(tx, { request, author: 0, requirements: [] }, tx.scope.now)
