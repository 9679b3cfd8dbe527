import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { requestTown } from '#support/requests.ts'
import { openMessage } from './actions/open-message.ts'
import { sendMessage } from './actions/send-message.ts'
import { messagesFeature } from './plugin.ts'
import { countUnread, listMessages } from './store/messages.ts'

const town = await requestTown()
const write = (recipient: number, subject = 'Demande de justificatifs pour Éric') =>
  inTransaction(town.at('2017-09-18T10:00'), (tx) =>
    sendMessage(tx, { recipient, service: town.office.schools, subject, body: 'Bonjour,\n\nIl manque un papier.' }),
  )

describe('a message', () => {
  it('ME-1 · exists for its recipient alone', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const id = await write(a.citizen.person)
    await expect(openMessage(town.as(b.citizen), id)).rejects.toThrow(Absent)
    expect(await listMessages(town.as(b.citizen).db, b.citizen.person)).toEqual([])
    expect(await countUnread(town.as(a.citizen).db, a.citizen.person)).toBe(1)
  })
  it('ME-2 · is read once opened, not when a browser prefetches it', async () => {
    const { citizen } = await town.family()
    const id = await write(citizen.person)
    const ctx = town.as(citizen)
    const prefetched = await openMessage({ ...ctx, from: { ip: '', prefetch: true } }, id)
    expect(prefetched.isRead).toBe(false)
    expect(await countUnread(ctx.db, citizen.person)).toBe(1)
    expect((await openMessage(ctx, id)).isRead).toBe(true)
    expect(await countUnread(ctx.db, citizen.person)).toBe(0)
  })
  it('ME-2 · keeps when it was first read', async () => {
    const { citizen } = await town.family()
    const id = await write(citizen.person)
    await openMessage(town.as(citizen, '2017-10-05T14:02'), id)
    await openMessage(town.as(citizen, '2017-10-06T14:02'), id)
    const row = await town.as(citizen).db.selectFrom('message').select('read_at').where('id', '=', id).executeTakeFirstOrThrow()
    expect(row.read_at!.toString()).toBe('2017-10-05T12:02:00Z')
  })
  it('ME-3 · is announced by a mail that says neither what it says nor about whom', async () => {
    const { citizen, email } = await town.family()
    const id = await write(citizen.person)
    const letters = await town.letters(email)
    expect(letters).toHaveLength(1)
    expect(letters[0]!.text).toContain(`/echanges/${id}`)
    expect(`${letters[0]!.subject} ${letters[0]!.text}`).not.toMatch(/Éric|justificatif|papier/)
  })
  it('ME-4 · is counted beside «Échanges», in words too', async () => {
    const { citizen } = await town.family()
    const badges = () => messagesFeature.contributes!.badges!(town.as(citizen).db, citizen)
    expect(await badges()).toEqual([])
    await write(citizen.person)
    expect(await badges()).toEqual([{ nav: '/echanges', count: 1, label: 'message non lu' }])
    await write(citizen.person)
    expect(await badges()).toEqual([{ nav: '/echanges', count: 2, label: 'messages non lus' }])
  })
})
