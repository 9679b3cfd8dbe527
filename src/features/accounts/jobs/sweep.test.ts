import { expect, test } from 'vitest'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import { identity, PASSWORD, peopleTown } from '#support/people.ts'
import { newSignupKey, saveSignup } from '../actions/sign-up.ts'
import { saveSetup } from '../store/factor-setups.ts'
import { insertInvitation } from '../store/invitations.ts'
import { issueLink } from '../store/links.ts'
import { insertPending } from '../store/pending-sign-ins.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { findSignup } from '../store/signups.ts'
import { sweepAccounts } from './sweep.ts'

const town = await peopleTown()
const sweep = async () => sweepAccounts.run(await town.ctx())
const countOf = async (
  table: 'session' | 'one_time_link' | 'throttle' | 'pending_sign_in' | 'factor_setup' | 'agent_invitation' | 'security_event',
) =>
  Number(
    (
      await town.db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('AC-10 · a sign-up lives seven days, then goes with its links; an account stays', async () => {
  const key = newSignupKey()
  await saveSignup(await town.ctx(), key, { ...identity, email: 'oubli@example.org' })
  const { id } = (await findSignup(town.db, key))!
  await inTransaction(await town.ctx(), (tx) => issueLink(tx, { purpose: 'activation', signup: id }))
  await town.citizen('reste')
  town.later({ hours: 7 * 24 })
  await sweep()
  expect(await findSignup(town.db, key)).not.toBeNull()
  town.later({ seconds: 1 })
  await sweep()
  expect(await findSignup(town.db, key)).toBeNull()
  expect(await countOf('one_time_link')).toBe(0)
  expect((await town.visitor().signIn('reste', PASSWORD)).url).toBe('/accueil')
})

test('AC-10 · sessions and links go a month after their end, counts after a day', async () => {
  const { account } = await town.citizen('ancien')
  await inTransaction(await town.ctx(), (tx) => issueLink(tx, { purpose: 'reset', account }))
  await town.visitor().signIn('ancien', 'faux')
  await town.visitor().signIn('ancien', PASSWORD)
  town.later({ hours: 25 })
  await sweep()
  expect([(await countOf('session')) > 0, await countOf('one_time_link'), await countOf('throttle')]).toEqual([true, 1, 0])
  town.later({ hours: 30 * 24 })
  await sweep()
  expect([await countOf('session'), await countOf('one_time_link')]).toEqual([0, 0])
})

test('AC-10 · a form gives its first answer again for seven days, to the account that sent it only', async () => {
  const form = { account: (await town.citizen('cle')).account, key: 'une-cle' }
  const take = async (of: typeof form) => inTransaction(await town.ctx(), (tx) => takeFormKey(tx, of))
  expect(await take(form)).toBeNull()
  await inTransaction(await town.ctx(), (tx) => answerFormKey(tx, form, '2 1'))
  town.later({ hours: 7 * 24 })
  await sweep()
  expect(await take(form)).toBe('2 1')
  expect(await take({ ...form, account: form.account + 1 })).toBeNull()
  town.later({ seconds: 1 })
  await sweep()
  expect(await take(form)).toBeNull()
})

test('AC-20, AC-23, AC-27 · what waited goes with the night, an invitation a month after its end, events after a year', async () => {
  const { account } = await town.citizen('evenements')
  const { id: service } = await town.db.selectFrom('service').select('id').executeTakeFirstOrThrow()
  const before = await countOf('security_event')
  await inTransaction(await town.ctx(), async (tx) => {
    await insertPending(tx, account, 'code')
    await saveSetup(tx, account, { secret: 'scellé', codes: null })
    const who = {
      email: 'a@isques.example',
      login: null,
      firstName: 'A',
      lastName: 'B',
      quality: 'C',
      service,
      roles: ['accueil'],
    }
    await insertInvitation(tx, who, null)
    await recordSecurityEvent(tx, { account, kind: 'signed-in' })
  })
  const counts = () =>
    Promise.all((['pending_sign_in', 'factor_setup', 'agent_invitation', 'security_event'] as const).map(countOf))
  town.later({ hours: 24 })
  await sweep()
  expect(await counts()).toEqual([0, 0, 1, before + 1])
  town.later({ hours: 36 * 24 })
  await sweep()
  expect(await counts()).toEqual([0, 0, 1, before + 1])
  town.later({ hours: 1 })
  await sweep()
  expect(await counts()).toEqual([0, 0, 0, before + 1])
  town.later({ hours: (365 - 37) * 24 - 1 })
  await sweep()
  expect((await counts())[3]).toBe(1)
  town.later({ hours: 1 })
  await sweep()
  expect((await counts())[3]).toBe(0)
})

test('AC-50 · traces go three years after, not a second before', async () => {
  const { account } = await town.citizen('traces')
  // Long ago, since the database keeps the last three years by its own clock.
  const at = async (when: string) => ({ ...(await town.ctx()), now: Temporal.Instant.from(when) })
  const event = { account, action: 'requests.read', subject: 'demande/1' }
  await inTransaction(await at('2017-11-13T09:00:00Z'), (tx) => trace(tx, event))
  const traces = async () =>
    (await town.db.selectFrom('audit_event').select('id').where('account_id', '=', account).execute()).length
  await sweepAccounts.run(await at('2020-11-13T09:00:00Z'))
  expect(await traces()).toBe(1)
  await sweepAccounts.run(await at('2020-11-13T09:00:01Z'))
  expect(await traces()).toBe(0)
})
