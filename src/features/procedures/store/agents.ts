import type { Db } from '#platform/db/database.ts'
import type { AgentName } from './requests.ts'

/** Where an agent is written to; null once their account is closed. */
export const findWorkAddress = async (db: Db, account: number): Promise<string | null> =>
  (await db.selectFrom('account').select('email').where('id', '=', account).where('closed_at', 'is', null).executeTakeFirst())
    ?.email ?? null

/** Agents who may be given a request, by name: of that service, or of any when null; whoever is suspended is not. */
export const listColleagues = async (db: Db, roles: readonly string[]): Promise<(AgentName & { service: number })[]> =>
  db
    .selectFrom('agent')
    .innerJoin('account', 'account.id', 'agent.account_id')
    .select([
      'agent.account_id as account',
      'agent.first_name as firstName',
      'agent.last_name as lastName',
      'agent.quality',
      'agent.service_id as service',
    ])
    .where('account.closed_at', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('agent_role')
          .select('role')
          .whereRef('agent_role.account_id', '=', 'agent.account_id')
          .where('role', 'in', [...roles]),
      ),
    )
    .orderBy('agent.last_name')
    .orderBy('agent.first_name')
    .execute()
