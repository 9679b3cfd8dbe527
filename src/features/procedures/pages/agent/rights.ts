import type { Agent } from '#platform/http/actor.ts'
import { mayDo } from '#platform/http/may-do.ts'
import type { Rights } from '../../domain/confidential.ts'
import { permissions } from '../../permissions.ts'

/** PR-51 · What this agent may read beyond ordinary answers. */
export const rightsOf = (agent: Agent): Rights => ({
  health: mayDo.get()(agent, permissions.health),
  bank: mayDo.get()(agent, permissions.bank),
  quotient: mayDo.get()(agent, permissions.quotient),
})
