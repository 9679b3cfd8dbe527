import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { peopleTown } from '#support/people.ts'
import { sweepTrail, trace } from './audit.ts'
import { inTransaction } from './database.ts'
import { noteSettings } from './setting-changes.ts'

const town = await peopleTown()
const { account } = await town.citizen('trace')
const instant = (text: string) => Temporal.Instant.from(text)
const at = async (text: string) => ({ ...(await town.ctx()), now: instant(text) })
const left = async (table: 'audit_event' | 'setting_change') =>
  (await town.db.selectFrom(table).select('at').orderBy('at').execute()).map((row) => row.at.toString())

const YEARS = ['2017-11-13T09:00:00Z', '2017-11-13T09:00:01Z', '2019-01-01T00:00:00Z']
for (const when of YEARS)
  await inTransaction(await at(when), async (tx) => {
    await trace(tx, { account, action: 'requests.read', subject: 'demande/1' })
    await noteSettings(tx, account, 'Commune', [{ setting: 'Identité – Nom', before: 'a', after: 'b' }])
  })

test.each(['audit_event', 'setting_change'] as const)(
  'AC-50 · %s is append-only, but for the sweep and what is over',
  async (table) => {
    const refused = /append-only/
    for (const statement of [`delete from ${table}`, `update ${table} set account_id = account_id`, `truncate ${table}`])
      await expect(sql.raw(statement).execute(town.db), statement).rejects.toThrow(refused)
    const sweep = async (limit: string) => inTransaction(await town.ctx(), (tx) => sweepTrail(tx, table, instant(limit)))
    expect(await sweep('2017-11-13T09:00:00Z')).toBe(0)
    expect(await sweep('2017-11-13T09:00:01Z')).toBe(1)
    expect((await left(table)).slice(0, 2)).toEqual(YEARS.slice(1))
    await expect(sql.raw(`delete from ${table}`).execute(town.db), 'after a sweep as before').rejects.toThrow(refused)
    // Even the sweep, were it given a wrong limit, deletes nothing younger than three years.
    await inTransaction({ ...(await town.ctx()), now: Temporal.Now.instant() }, (tx) =>
      trace(tx, { account, action: 'x', subject: 'y/1' }),
    )
    await inTransaction({ ...(await town.ctx()), now: Temporal.Now.instant() }, (tx) =>
      noteSettings(tx, account, 'Commune', [{ setting: 'Identité – Nom', before: 'b', after: 'c' }]),
    )
    await expect(sweep('2999-01-01T00:00:00Z')).rejects.toThrow(refused)
    // Within the sweep's own transaction, what comes after its deletion is refused again.
    const ctx = await town.ctx()
    await expect(
      inTransaction(ctx, async (tx) => {
        await sweepTrail(tx, table, instant('2017-11-13T09:00:01Z'))
        await sql.raw(`delete from ${table}`).execute(tx)
      }),
    ).rejects.toThrow(refused)
  },
)
