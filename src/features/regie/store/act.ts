import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Act, CounterMeans } from '../domain/act.ts'

/** The act in force on that day; null before the first one. */
export const findAct = async (db: Db, day: Day): Promise<Act | null> => {
  const rows = await db
    .selectFrom('regie_act as a')
    .leftJoin('regie_means as m', 'm.act_id', 'a.id')
    .select([
      'a.id',
      'a.reference',
      'a.valid_from',
      'a.float_cents',
      'a.held_max_cents',
      'm.means',
      'm.ceiling_cents',
      'm.may_refund',
    ])
    .where('a.id', '=', (q) =>
      q.selectFrom('regie_act').select('id').where('valid_from', '<=', day).orderBy('valid_from', 'desc').limit(1),
    )
    .execute()
  const [first] = rows
  if (!first) return null
  return {
    reference: first.reference,
    validFrom: first.valid_from,
    floatCents: first.float_cents,
    heldMaxCents: first.held_max_cents,
    means: new Map(
      rows.flatMap((r) =>
        r.means === null
          ? []
          : [[r.means as CounterMeans, { ceilingCents: r.ceiling_cents, mayRefund: r.may_refund ?? false }] as const],
      ),
    ),
  }
}

/** The same. @throws Error when there is none: a migration enters the first one. */
export const getAct = async (db: Db, day: Day): Promise<Act> => {
  const act = await findAct(db, day)
  if (!act) throw new Error('no acte de régie is in force')
  return act
}

/** RG-1 · A new version from that day on; entered again for the same day, it replaces what was entered. */
export const putAct = async (tx: Tx, act: Act, agent: number): Promise<void> => {
  const row = { reference: act.reference, float_cents: act.floatCents, held_max_cents: act.heldMaxCents, settled_by: agent }
  const { id } = await tx
    .insertInto('regie_act')
    .values({ ...row, valid_from: act.validFrom })
    .onConflict((c) => c.column('valid_from').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('regie_means').where('act_id', '=', id).execute()
  const means = [...act.means].map(([name, { ceilingCents, mayRefund }]) => ({
    act_id: id,
    means: name,
    ceiling_cents: ceilingCents,
    may_refund: mayRefund,
  }))
  if (means.length > 0) await tx.insertInto('regie_means').values(means).execute()
}
