import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Deadlines } from '../domain/acknowledgement.ts'

/** The dates that a sent request runs against; null for a draft. */
export const findDeadlines = async (db: Db, number: number): Promise<Deadlines | null> => {
  const row = await db
    .selectFrom('request')
    .select(['silence_on as silenceOn', 'due_on as dueOn'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.dueOn ? { silenceOn: row.silenceOn, dueOn: row.dueOn } : null
}

export const writeDeadlines = async (tx: Tx, number: number, { silenceOn, dueOn }: Deadlines): Promise<void> => {
  await tx.updateTable('request').set({ silence_on: silenceOn, due_on: dueOn }).where('number', '=', number).execute()
}

export type Acknowledged = {
  readonly dueOn: Day
  readonly channel: 'courriel' | 'papier' | null
  readonly givenAt: Temporal.Instant | null
}

/** What became of a request's acknowledgement; null before it is sent. */
export const findAcknowledgement = async (db: Db, number: number): Promise<Acknowledged | null> => {
  const row = await db
    .selectFrom('request_acknowledgement')
    .select(['due_on as dueOn', 'channel', 'given_at as givenAt'])
    .where('request_number', '=', number)
    .executeTakeFirst()
  return row ? { ...row, channel: row.channel as Acknowledged['channel'] } : null
}

/** The acknowledgement of a request just received: given by e-mail, or due. */
export const addAcknowledgement = async (tx: Tx, number: number, dueOn: Day, byEmail: boolean): Promise<void> => {
  await tx
    .insertInto('request_acknowledgement')
    .values({
      request_number: number,
      due_on: dueOn,
      channel: byEmail ? 'courriel' : null,
      given_at: byEmail ? tx.scope.now : null,
    })
    .onConflict((c) => c.column('request_number').doNothing())
    .execute()
}

/** Given at last. @returns false when it was given already */
export const giveAcknowledgement = async (
  tx: Tx,
  number: number,
  channel: 'courriel' | 'papier',
  agent: number | null,
): Promise<boolean> => {
  const done = await tx
    .updateTable('request_acknowledgement')
    .set({ channel, given_at: tx.scope.now, given_by: agent })
    .where('request_number', '=', number)
    .where('given_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export type WaitingAcknowledgement = { readonly number: number; readonly dueOn: Day; readonly service: number }

/** Requests whose family has had no acknowledgement yet, most urgent first. */
export const listWaitingAcknowledgements = (db: Db): Promise<WaitingAcknowledgement[]> =>
  db
    .selectFrom('request_acknowledgement as a')
    .innerJoin('request as r', 'r.number', 'a.request_number')
    .select(['r.number', 'a.due_on as dueOn', 'r.service_id as service'])
    .where('a.given_at', 'is', null)
    .orderBy('a.due_on')
    .orderBy('r.number')
    .execute()
