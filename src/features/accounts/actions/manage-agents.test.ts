import { expect, test } from 'vitest'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { peopleTown } from '#support/people.ts'
import { getAgent } from '../store/agents.ts'
import { addAgent } from './add-agent.ts'
import { changeAgent, suspendAgent } from './manage-agents.ts'

const town = await peopleTown()

/** An administrator in the middle of a request: what they may do was read as it began. */
const administrator = async (login: string): Promise<Ctx<Agent>> => {
  const who = { firstName: 'Ana', lastName: 'Petit', quality: 'Directrice', service: 'accueil', roles: ['administrateur'] }
  const added = await addAgent(await town.ctx(), { ...who, login, email: `${login}@isques.example`, password: 'B4salte+noir' })
  if (!added.ok) throw new Error(added.refusal)
  const { account } = added.value
  const actor = { kind: 'agent', account, name: who, quality: who.quality, service: 1, roles: who.roles } as const
  return { ...(await town.ctx()), actor, from: { ip: '192.0.2.1', prefetch: false } }
}

test('AC-51 · two administrators who take the role from each other at the same moment do not both succeed', async () => {
  const [one, other] = [await administrator('une'), await administrator('autre')]
  const reader = { quality: 'Lectrice', service: 'accueil', roles: ['lecture'] }
  const answers = await Promise.all([
    changeAgent(one, other.actor.account, reader),
    changeAgent(other, one.actor.account, reader),
  ])
  expect(answers.map((answer) => (answer.ok ? 'done' : answer.refusal)).toSorted()).toEqual(['agent.no-longer', 'done'])
  const left = await Promise.all([one, other].map(({ actor }) => getAgent(town.db, actor.account)))
  expect(left.map(({ roles }) => roles[0]).toSorted()).toEqual(['administrateur', 'lecture'])
})

test('AC-28 · two administrators who suspend each other at the same moment do not both succeed', async () => {
  const [one, other] = [await administrator('premiere'), await administrator('seconde')]
  const answers = await Promise.all([suspendAgent(one, other.actor.account), suspendAgent(other, one.actor.account)])
  expect(answers.map((answer) => (answer.ok ? 'done' : answer.refusal)).toSorted()).toEqual(['agent.no-longer', 'done'])
  const left = await Promise.all([one, other].map(({ actor }) => getAgent(town.db, actor.account)))
  expect(left.filter(({ suspendedAt }) => suspendedAt === null)).toHaveLength(1)
})

test('AC-28, AC-51 · whoever lost the role since their request began manages nobody any more', async () => {
  const [boss, fallen, third] = [await administrator('chef'), await administrator('dechue'), await administrator('tierce')]
  await changeAgent(boss, fallen.actor.account, { quality: 'Lectrice', service: 'accueil', roles: ['lecture'] })
  const place = { quality: 'Agente', service: 'accueil', roles: ['accueil'] }
  const before = await getAgent(town.db, third.actor.account)
  const refused = [await suspendAgent(fallen, third.actor.account), await changeAgent(fallen, third.actor.account, place)]
  expect(refused.map((answer) => (answer.ok ? 'done' : answer.refusal))).toEqual(['agent.no-longer', 'agent.no-longer'])
  expect(await getAgent(town.db, third.actor.account)).toEqual(before)
})
