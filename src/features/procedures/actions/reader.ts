import { parisDay } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { Absent } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { permissions } from '../permissions.ts'
import type { Reader } from '../store/queue.ts'
import { getSentRequest, type Request } from '../store/requests.ts'

/** PR-46 · How far this agent sees: the requests of their own service, or of all when their roles say so. */
export const readerOf = (agent: Agent, now: Temporal.Instant): Reader => ({
  agent: agent.account,
  services: mayDo.get()(agent, permissions.everyService) ? null : [agent.service],
  today: parisDay(now),
})

/** Whether this agent may see what that service is in charge of (PR-46). */
export const seesService = (agent: Pick<Agent, 'service' | 'roles'>, service: number): boolean =>
  agent.service === service || mayDo.get()({ ...nobody, ...agent }, permissions.everyService)

const nobody: Agent = {
  kind: 'agent',
  account: 0,
  name: { firstName: '', lastName: '' },
  quality: '',
  service: 0,
  roles: [],
}

/** PR-14, PR-46 · A request that was sent, for an agent who may see it. @throws Absent */
export const requestFor = async (db: Db, agent: Agent, number: number): Promise<Request> => {
  const request = await getSentRequest(db, number)
  if (!seesService(agent, request.service)) throw new Absent(`request ${number}`)
  return request
}
