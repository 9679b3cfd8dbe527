import { type Day, isBefore, parisDay } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'
import type { Secrecy } from '../domain/document-type.ts'
import { concernedData, isMissing, type PaperStatus, statusLabel, statusOn, statusTone } from '../domain/paper.ts'
import { to } from '../paths.ts'
import { listRequirementsOf } from '../store/requirements.ts'

/** One of the papers that a request needs, as it stands on a day. */
export type PaperState = {
  readonly requirement: number
  readonly type: string
  /** «Carnet de vaccination DT Polio de MOUNIER Éric» */
  readonly label: string
  readonly person: (Named & { readonly id: number }) | null
  readonly status: PaperStatus
  readonly statusLabel: string
  readonly statusTone: ReturnType<typeof statusTone>
  /** Why it was refused. */
  readonly reason: string | null
  readonly validUntil: Day | null
  readonly secrecy: Secrecy
  readonly isIndispensable: boolean
  /** Not there and counted as missing; what depends on the situation is not, before the question is answered. */
  readonly isMissing: boolean
  /** Missing, and the request cannot be accepted without it unless an agent says why. */
  readonly blocks: boolean
  /** Missing, but admitted provisionally until that day included. */
  readonly provisionalUntil: Day | null
  /** Where the family provides it. */
  readonly url: string
}

/** What a request needs, and where each paper stands today. */
export const paperStateOf = async (db: Db, request: number, now: Temporal.Instant): Promise<PaperState[]> => {
  const today = parisDay(now)
  return (await listRequirementsOf(db, request)).map((paper): PaperState => {
    const status = statusOn(paper, today)
    const missing = isMissing({ status, isOptional: paper.type.question !== null, isConcerned: paper.isConcerned })
    const months = paper.type.provisionalMonths
    const until = months === null ? null : parisDay(paper.requiredAt).add({ months })
    return {
      requirement: paper.id,
      type: paper.type.slug,
      label: concernedData(paper.type, paper.person),
      person: paper.person,
      status,
      statusLabel: statusLabel(status),
      statusTone: statusTone(status),
      reason: paper.reason,
      validUntil: paper.validUntil,
      secrecy: paper.type.secrecy,
      isIndispensable: paper.type.isIndispensable,
      isMissing: missing,
      // What waits to be checked is not there yet either: an agent checks it first.
      blocks: paper.type.isIndispensable && (missing || status === 'en_verification'),
      provisionalUntil: missing && until !== null && !isBefore(until, today) ? until : null,
      url: to.paper(paper.id),
    }
  })
}
