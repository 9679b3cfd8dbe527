import { demoAccess } from '#features/demo/index.ts'
import { enrolmentEffects } from '#features/enrolment/index.ts'
import { homeContributions } from '#features/home/index.ts'
import { concerned } from '#features/messages/index.ts'
import { effects, procedurePaths, titlesOf } from '#features/procedures/index.ts'
import type { Feature } from '#platform/feature.ts'
import { DEMO_PASSWORD, demoLogins } from '../../db/demo/create.ts'

/** Plugs each port of a lower feature with the answer of a later one. Called once, before the first request or job. */
export const plugPorts = (features: readonly Feature[]): void => {
  const contributions = features.flatMap((feature) => feature.contributes ?? [])
  concerned.plug({ titles: titlesOf, url: procedurePaths.request })
  effects.plug(enrolmentEffects)
  demoAccess.plug({ password: DEMO_PASSWORD, logins: demoLogins })
  homeContributions.plug(contributions)
}
