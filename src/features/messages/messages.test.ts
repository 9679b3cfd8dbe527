import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { Absent, TooMany } from '#platform/http/errors.ts'
import { requestTown } from '#support/requests.ts'
import { openThread } from './actions/open-thread.ts'
import { REPLIES, replyAsFamily } from './actions/reply.ts'
import { sendMessage } from './actions/send-message.ts'
import { listMessagesAbout, threadsAbout } from './actions/threads-about.ts'
import { unreadMessages } from './counters.ts'
import { countUnread, getThread, listOwnThreads, listThreadMessages } from './store/threads.ts'

const town = await requestTown()
const { db } = town.at('2017-09-18T10:00')
const write = (recipient: number, subject = 'Demande de justificatifs pour Éric', request?: number, paris = '2017-09-18T10:00') =>
  inTransaction(town.at(paris), (tx) =>
    sendMessage(tx, { recipient, request, service: town.office.schools, subject, body: 'Bonjour,\n\nIl manque un papier.' }),
  )
await inTransaction(town.at('2017-09-18T10:00'), (tx) =>
  tx
    .insertInto('town')
    .values({
      name: 'Isques',
      brand_color: '#c8102e',
      address: '1 rue de la Mairie, 62360 Isques',
      phone: '03 53 01 00 00',
      email: 'mairie@isques.example',
      opening_hours: 'Du lundi au vendredi',
      regie_name: 'Régie d’Isques',
      minimum_age: 15,
      top_up_min_cents: 100,
      top_up_max_cents: 50_000,
    })
    .execute(),
)
let keys = 0
const newKey = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, '0')}`
const messagesOf = async (id: number) => (await listThreadMessages(db, [id])).get(id)!

describe('a conversation', () => {
  it('ME-1 · exists for its adult alone', async () => {
    const [a, b] = [await town.family(), await town.family()]
    const id = await write(a.citizen.person)
    await expect(openThread(town.as(b.citizen), id)).rejects.toThrow(Absent)
    const forged = replyAsFamily(town.as(b.citizen), { thread: id, body: 'Moi aussi', key: newKey() })
    await expect(forged).rejects.toThrow(Absent)
    expect(await listOwnThreads(db, b.citizen.person)).toEqual([])
    expect(await countUnread(db, a.citizen.person)).toBe(1)
    expect(await messagesOf(id)).toHaveLength(1)
  })
  it('ME-2 · is read once opened, not when a browser prefetches it', async () => {
    const { citizen } = await town.family()
    const id = await write(citizen.person)
    const ctx = town.as(citizen)
    await openThread({ ...ctx, from: { ip: '', prefetch: true } }, id)
    expect(await countUnread(db, citizen.person)).toBe(1)
    await openThread(ctx, id)
    expect(await countUnread(db, citizen.person)).toBe(0)
  })
  it('ME-2 · keeps when it was first read', async () => {
    const { citizen } = await town.family()
    const id = await write(citizen.person)
    await openThread(town.as(citizen, '2017-10-05T14:02'), id)
    await openThread(town.as(citizen, '2017-10-06T14:02'), id)
    expect((await messagesOf(id))[0]!.readAt!.toString()).toBe('2017-10-05T12:02:00Z')
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
    const counted = async () => {
      const { rows } = await sql<{ n: number }>`select ${unreadMessages.of(sql`${citizen.person}::bigint`)}::int as n`.execute(db)
      return rows[0]!.n
    }
    expect(await counted()).toBe(0)
    await write(citizen.person, 'Un')
    await write(citizen.person, 'Deux')
    expect(await counted()).toBe(2)
    expect([1, 2].map(unreadMessages.label)).toEqual(['message non lu', 'messages non lus'])
  })
  it('ME-5 · goes on with the same subject about the same request, until it is closed', async () => {
    const { citizen } = await town.family()
    const [a, b] = [await write(citizen.person, 'Papiers'), await write(citizen.person, 'Papiers')]
    expect(b, 'about no request: two conversations').not.toBe(a)
    const number = await town.request(citizen)
    const first = await write(citizen.person, 'Papiers', number)
    expect(await write(citizen.person, 'Papiers', number, '2017-09-20T10:00')).toBe(first)
    expect(await write(citizen.person, 'Réponse', number)).not.toBe(first)
    expect((await threadsAbout(db, number)).map(({ messages }) => messages.length)).toEqual([2, 1])
    expect((await listMessagesAbout(db, citizen.person, number)).map(({ subject }) => subject)).toEqual(['Papiers', 'Réponse'])
    expect(await listMessagesAbout(db, citizen.person + 1, number)).toEqual([])
  })
})

describe('an answer of the family', () => {
  it('ME-6, ME-7 · is sent once per form, and waits since the first one', async () => {
    const { citizen } = await town.family()
    const id = await write(citizen.person)
    const key = newKey()
    const send = (paris: string, body: string, k: string) => replyAsFamily(town.as(citizen, paris), { thread: id, body, key: k })
    for (let twice = 0; twice < 2; twice++) expect((await send('2017-10-05T10:00', 'Le voici', key)).ok).toBe(true)
    await send('2017-10-06T10:00', 'Et une question', newKey())
    expect((await messagesOf(id)).map(({ side, body }) => `${side} ${body.split('\n')[0]}`)).toEqual([
      'town Bonjour,',
      'family Le voici',
      'family Et une question',
    ])
    expect((await getThread(db, id)).waitingSince!.toString()).toBe('2017-10-05T08:00:00Z')
  })
  it('ME-6 · is refused while the town closes answers', async () => {
    const { citizen } = await town.family()
    const id = await write(citizen.person)
    const reply = () => replyAsFamily(town.as(citizen), { thread: id, body: 'Le voici', key: newKey() })
    const set = (replies_open: boolean) =>
      inTransaction(town.at('2017-09-18T10:00'), (tx) => tx.updateTable('town').set({ replies_open }).execute())
    await set(false)
    expect(await reply()).toMatchObject({ ok: false, refusal: 'messages.replies-closed' })
    await set(true)
    expect((await reply()).ok).toBe(true)
  })
  it('ME-8 · is throttled', async () => {
    const { citizen } = await town.family()
    const id = await write(citizen.person)
    const reply = () => replyAsFamily(town.as(citizen), { thread: id, body: 'Encore', key: newKey() })
    for (let i = 0; i < REPLIES.limit; i++) await reply()
    await expect(reply()).rejects.toThrow(TooMany)
    expect(await messagesOf(id)).toHaveLength(1 + REPLIES.limit)
  })
})
