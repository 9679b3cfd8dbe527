import type { Db } from '#platform/db/database.ts'
import { OURS } from '../domain/queue.ts'
import type { Reader } from './queue.ts'

export type Work = {
  readonly late: number
  readonly toTake: number
  readonly inHand: number
  /** Held by this agent, or given to them. */
  readonly mine: number
  /** Completed by the family since this agent asked, and not opened yet. */
  readonly completed: number
  /** Waiting for a family after the day that it was given. */
  readonly overdueComplements: number
  /** Acknowledgements to give on paper. */
  readonly unacknowledged: number
}

/** What waits for this agent among the requests that they may see. */
export const countWork = async (db: Db, { agent, services, today }: Reader): Promise<Work> => {
  const seen = () => db.selectFrom('request as r').$if(services !== null, (q) => q.where('r.service_id', 'in', [...services!]))
  const running = await seen()
    .where('r.status', 'in', ['enregistree', 'en_traitement', 'a_completer'])
    .select((e) => [
      e.fn.countAll<number>().filterWhere('r.status', '=', 'enregistree').as('toTake'),
      e.fn.countAll<number>().filterWhere('r.status', '=', 'en_traitement').as('inHand'),
      e.fn
        .countAll<number>()
        .filterWhere(e.and([e('r.status', 'in', [...OURS]), e('r.due_on', '<', today)]))
        .as('late'),
      e.fn
        .countAll<number>()
        .filterWhere(e.or([e('r.taken_by', '=', agent), e('r.assigned_to', '=', agent)]))
        .as('mine'),
    ])
    .executeTakeFirstOrThrow()
  const complements = await seen()
    .innerJoin('request_complement as c', 'c.request_number', 'r.number')
    .select((e) => [
      e.fn
        .countAll<number>()
        .filterWhere(
          e.and([
            e('r.status', '=', 'en_traitement'),
            e('r.taken_by', '=', agent),
            e('c.answered_at', 'is not', null),
            e('c.seen_at', 'is', null),
          ]),
        )
        .as('completed'),
      e.fn
        .countAll<number>()
        .filterWhere(e.and([e('c.closed_at', 'is', null), e('c.answer_by', '<', today)]))
        .as('overdueComplements'),
    ])
    .where('r.status', 'in', ['en_traitement', 'a_completer'])
    .executeTakeFirstOrThrow()
  const { unacknowledged } = await seen()
    .innerJoin('request_acknowledgement as k', 'k.request_number', 'r.number')
    .select((e) => e.fn.countAll<number>().as('unacknowledged'))
    .where('k.given_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { ...running, ...complements, unacknowledged }
}
