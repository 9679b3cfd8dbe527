import { sql } from 'kysely'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db } from '#platform/db/database.ts'
import type { AgentName } from './requests.ts'

/** Where an agent is written to; null once their account is closed. */
export const findWorkAddress = async (db: Db, account: number): Promise<string | null> =>
  (await db.selectFrom('account').select('email').where('id', '=', account).where('closed_at', 'is', null).executeTakeFirst())
    ?.email ?? null

/** The roles that process requests (app/roles.ts gives them `requests.process`). */
const PROCESSING = ['accueil', 'scolarite', 'administrateur']

export type Colleague = AgentName & { readonly service: number; readonly roles: readonly string[] }

/** Agents who may be given a request, by name; whoever is suspended may not. */
export const listColleagues = async (db: Db): Promise<Colleague[]> =>
  db
    .selectFrom('agent')
    .innerJoin('account', 'account.id', 'agent.account_id')
    .select([
      'agent.account_id as account',
      'agent.first_name as firstName',
      'agent.last_name as lastName',
      'agent.quality',
      'agent.service_id as service',
      sql<string[]>`array(select r.role from agent_role r where r.account_id = agent.account_id)`.as('roles'),
    ])
    .where('account.closed_at', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('agent_role')
          .select('role')
          .whereRef('agent_role.account_id', '=', 'agent.account_id')
          .where('role', 'in', PROCESSING),
      ),
    )
    .orderBy(alphabetical('agent.last_name'))
    .orderBy(alphabetical('agent.first_name'))
    .orderBy('agent.account_id')
    .execute()
