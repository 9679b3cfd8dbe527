import { page } from '#platform/http/page.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { postStep, showStep } from '../filling/step.ts'
import { ownFilling } from '../filling/way.ts'

export const stepRoute = page({
  url: paths.step,
  for: 'citizen',
  allow: permissions.make,
  get: (ctx, input) => showStep(ownFilling(ctx), input),
  post: (ctx, input, body) => postStep(ownFilling(ctx), input, body),
})
