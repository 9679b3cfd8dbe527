import { findActor } from '#features/accounts/store/sessions.ts'
import type { Town, Towns } from '#platform/db/towns.ts'
import type { TownCtx, TownIdentity } from '#platform/http/ctx.ts'
import type { Jobs, Work } from '#platform/jobs/jobs.ts'
import { sendMail } from '#platform/mail/mail.ts'
import { features } from './features.ts'
import { reactions } from './reactions.ts'
import { schedulesOf } from './switches.ts'

/** Everything that jobs can do, from the features' own lists. */
export const work: Work = {
  jobs: Object.fromEntries([sendMail, ...features.flatMap((f) => f.jobs ?? [])].map((job) => [job.name, job.run])),
  reactions,
  schedules: features.flatMap(schedulesOf),
}

/** A town's settings as pages and letters name them. @throws when the town has not been set up. */
export const identityOf = async (town: Town, now: Temporal.Instant): Promise<TownIdentity> => {
  const found = await findActor(town.db, null, now)
  if (!found) throw new Error(`town ${town.slug} has no settings yet`)
  return { ...found.town, slug: town.slug, baseUrl: town.baseUrl }
}

/** The context of work done without a request: a job, the demo's history, a command. */
export const makeTownCtx =
  (parts: { towns: Towns; jobs: Jobs; mode: TownCtx['mode'] }) =>
  async (slug: string, now: Temporal.Instant): Promise<TownCtx> => {
    const town = parts.towns.bySlug(slug)
    return { town: await identityOf(town, now), db: town.db, now, jobs: parts.jobs.sender, mode: parts.mode }
  }
