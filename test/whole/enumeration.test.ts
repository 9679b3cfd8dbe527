import { expect, test } from 'vitest'
import { ask, questionsFor } from '#support/enumeration.ts'
import { peopleTown } from '#support/people.ts'

// ASVS 6.3.8: nothing that a visitor is answered tells whether an account exists.
const town = await peopleTown()
await town.citizen('connue')
const closed = await town.citizen('fermee')
await town.db
  .updateTable('account')
  .set({ closed_at: (await town.ctx()).now })
  .where('id', '=', closed.account)
  .execute()

/** The answer and the page that it leads to, without what the request itself brought. */
const told = async (question: ReturnType<typeof questionsFor>[number], login: string): Promise<string> => {
  const request = await question.prepare(login)
  const answer = await ask(town, request)
  const { date: _, 'content-length': __, ...headers } = answer.headers
  const next = headers.location
    ? await town.app.inject({ url: String(headers.location), headers: { host: 'localhost:3000' } })
    : null
  return JSON.stringify([answer.statusCode, headers, answer.body, next?.statusCode, next?.body])
    .replaceAll(login, '(typed)')
    .replaceAll(/k{24}\d{8}/g, '(key)')
}

test.each(questionsFor(town))('AC-9 AC-7 AC-13 · $what: one answer for unknown, known and closed accounts', async (question) => {
  const known = await told(question, 'connue')
  expect(known.length).toBeGreaterThan(50)
  expect(await told(question, 'inconnue')).toBe(known)
  expect(await told(question, 'fermee')).toBe(known)
})

test('the comparison notices a difference', async () => {
  const [, signIn] = questionsFor(town)
  const bare = { ...signIn!, prepare: async () => ({ url: '/connexion', fields: {} }) }
  expect(await told(bare, 'connue')).not.toBe(await told(signIn!, 'connue'))
})

test('AC-12 · slowed down in the same way, whether or not the account exists', async () => {
  const answers = async (login: string, from: string): Promise<number[]> => {
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) {
      const request = { url: '/connexion', fields: { identifiant: login, mot_de_passe: 'Un autre mot de passe' } }
      statuses.push((await ask(town, request, from)).statusCode)
    }
    return statuses
  }
  const known = await answers('connue', '192.0.2.7')
  expect(known).toEqual([422, 422, 422, 422, 422, 429, 429])
  expect(await answers('inconnue', '192.0.2.8')).toEqual(known)
})
