import { demoAccess } from '#features/demo/index.ts'
import { contributions as deskContributions } from '#features/desk/index.ts'
import { enrolmentEffects, schoolingOf } from '#features/enrolment/index.ts'
import { homeContributions } from '#features/home/index.ts'
import { concerned } from '#features/messages/index.ts'
import { effects, procedurePaths, schooling, titlesOf } from '#features/procedures/index.ts'
import type { Feature } from '#platform/feature.ts'
import { mayDo as mayDoPort } from '#platform/http/may-do.ts'
import { DEMO_PASSWORD, demoLogins } from '../../db/demo/create.ts'
import { mayDo } from './roles.ts'

/** Plugs each port of a lower feature with the answer of a later one. Called once, before the first request or job. */
export const plugPorts = (features: readonly Feature[]): void => {
  const contributions = features.flatMap((feature) => feature.contributes ?? [])
  concerned.plug({ titles: titlesOf, url: procedurePaths.request })
  effects.plug(enrolmentEffects)
  schooling.plug(schoolingOf)
  mayDoPort.plug(mayDo)
  deskContributions.plug(async (ctx) => {
    const items = await Promise.all(contributions.flatMap((c) => c.workItems?.(ctx.db, ctx.now) ?? []))
    return items.flat().filter((item) => mayDo(ctx.actor, item.permission))
  })
  demoAccess.plug({ password: DEMO_PASSWORD, logins: demoLogins })
  homeContributions.plug(contributions)
}
