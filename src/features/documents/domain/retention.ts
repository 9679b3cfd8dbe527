import { type Day, isAfter, isBefore, parisDay } from '#core/days.ts'

/** Days that a scan which does not serve any more (replaced, refused) is kept, for whoever wants to discuss it. */
export const AFTERWARDS_DAYS = 30

/** Hours that a file which was chosen and never sent is kept. */
export const LEFT_HOURS = 48

export type HeldPaper = {
  readonly state: 'envoye' | 'remplace'
  readonly status: string
  readonly sentAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly decidedAt: Temporal.Instant | null
  readonly validUntil: Day | null
  readonly retention: 'school_year' | 'days'
  readonly retentionDays: number | null
}

/** What its files are kept for: afterwards, when they serve no more, else as long as its type says. */
export const keptAs = ({ state, status, retention }: Pick<HeldPaper, 'state' | 'status' | 'retention'>) =>
  state === 'remplace' || status === 'invalide' ? 'afterwards' : retention

/**
 * DO-15 · Whether the files of a document are deleted today. Replaced: 30 days after. Refused: 30 days after the decision.
 * Not checked yet: kept. Health: once the school year in which it was sent is over. Others: the type's days after its last
 * day, or, without limit, after no request needs it. The fact and its validity stay.
 * `yearEnd`: last day of the school year in which it was sent. `isNeeded`: a request that needs it is current.
 */
export const isToDelete = (paper: HeldPaper, today: Day, yearEnd: Day, isNeeded: boolean): boolean => {
  const longAfter = (from: Day, days: number) => isAfter(today, from.add({ days }))
  const kept = keptAs(paper)
  if (kept === 'afterwards')
    return longAfter(parisDay(paper.state === 'remplace' ? paper.endedAt! : paper.decidedAt!), AFTERWARDS_DAYS)
  if (paper.status === 'en_verification') return false
  if (kept === 'school_year') return isBefore(yearEnd, today)
  if (paper.validUntil !== null) return longAfter(paper.validUntil, paper.retentionDays!)
  return !isNeeded && longAfter(parisDay(paper.decidedAt ?? paper.sentAt), paper.retentionDays!)
}
