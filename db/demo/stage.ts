import type { Kysely } from 'kysely'
import type { Result } from '#core/result.ts'
import { findActor } from '#features/accounts/index.ts'
import type { DB, Db } from '#platform/db/database.ts'
import type { Town } from '#platform/db/towns.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'

/**
 * Nothing that the demo's past does leaves a job: no letter of that time reaches the mailbox, which would bury those that
 * the visitor causes.
 */
const silent: TownCtx['jobs'] = { send: async () => {}, record: async () => {} }

/** What the demo's history acts with: the town at any moment, and the plain database for what no action does. */
export type Stage = {
  readonly db: Kysely<DB>
  readonly at: (now: Temporal.Instant) => TownCtx
  readonly passwordHash: string
}

export const openStage = async (town: Town, now: Temporal.Instant, passwordHash: string): Promise<Stage> => {
  const found = await findActor(town.db, null, now)
  if (!found) throw new Error(`town ${town.slug} has no settings yet`)
  const identity = { ...found.town, slug: town.slug, baseUrl: town.baseUrl }
  return {
    db: town.db,
    passwordHash,
    at: (moment) => ({ town: identity, db: town.db as Db, now: moment, jobs: silent, mode: 'demo' }),
  }
}

/** The demo's own people never refuse: a refusal is a fault of the demo. */
export const done = <T>(result: Result<T>, what: string): T => {
  if (!result.ok) throw new Error(`demo: ${what} was refused: ${result.refusal} ${JSON.stringify(result.details)}`)
  return result.value
}

export type Acting<A extends Agent | Citizen> = { readonly actor: A }
export const as = <A extends Agent | Citizen>(ctx: TownCtx, actor: A): TownCtx & Acting<A> => ({ ...ctx, actor })
