import { expect, test } from 'vitest'
import { addAgent, type NewAgent } from '#features/accounts/index.ts'
import { PASSWORD, peopleTown } from '#support/people.ts'

const town = await peopleTown()
const ana: NewAgent = {
  login: 'Ana.Petit',
  email: 'Ana.Petit@isques.example',
  firstName: 'Ana',
  lastName: 'Petit',
  quality: 'Agente d’accueil',
  service: 'accueil',
  roles: ['accueil', 'lecture'],
  password: PASSWORD,
  isDemo: true,
}
const add = async (over: Partial<NewAgent> = {}) => addAgent(await town.ctx(), { ...ana, ...over })

test('AC-21 · an agent of the demo: the agents’ door, without a second factor, their service and their roles', async () => {
  const made = await add()
  if (!made.ok) throw new Error(made.refusal)
  const v = await town.visitor().signIn('ana.petit', PASSWORD, '/agent/connexion')
  expect(v.url).toBe('/agent')
  expect(v.text).toContain('Ana Petit')
  const roles = await town.db
    .selectFrom('agent_role')
    .where('account_id', '=', made.value.account)
    .select('role')
    .orderBy('role')
    .execute()
  expect(roles.map((row) => row.role)).toEqual(['accueil', 'lecture'])
})

test.each([
  [{ email: 'autre@isques.example' }, 'login.taken'],
  [{ login: 'autre' }, 'email.taken'],
  [{ login: 'a' }, 'agent.bad-login'],
  [{ login: 'b.c', email: 'b@isques.example', service: 'inconnu' }, 'agent.unknown-service'],
  [{ login: 'b.c', email: 'b@isques.example', password: 'court' }, 'password.too-short'],
] as const)('refuses %j: %s', async (over, refusal) => {
  expect(await add(over)).toMatchObject({ ok: false, refusal })
})

test('an address may have a citizen’s account and an agent’s', async () => {
  await town.citizen('melanie')
  expect((await add({ login: 'melanie.agent', email: 'melanie@example.org' })).ok).toBe(true)
})

test('AC-14 · an agent’s session ends after 20 minutes idle and after 10 hours', async () => {
  const made = await add({ login: 'duree', email: 'duree@isques.example' })
  if (!made.ok) throw new Error(made.refusal)
  const v = await town.visitor().signIn('duree', PASSWORD, '/agent/connexion')
  town.later({ minutes: 19 })
  expect((await v.open('/agent')).url).toBe('/agent')
  town.later({ minutes: 20 })
  expect((await v.open('/agent')).url).toBe('/agent/connexion?retour=%2Fagent')
  await v.signIn('duree', PASSWORD, '/agent/connexion')
  for (let i = 0; i < 39; i++) {
    town.later({ minutes: 15 })
    expect((await v.open('/agent')).url).toBe('/agent')
  }
  town.later({ minutes: 15 })
  expect((await v.open('/agent')).url).toBe('/agent/connexion?retour=%2Fagent')
})
