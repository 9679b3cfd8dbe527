import { goTo } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { postCheck, showCheck } from '../filling/check.ts'
import { ownFilling } from '../filling/way.ts'

export const checkRoute = page({
  url: paths.check,
  for: 'citizen',
  allow: permissions.make,
  takesFiles: true,
  get: (ctx, input) => showCheck(ownFilling(ctx), input),
  post: (ctx, input, body, files) => postCheck(ownFilling(ctx), input, { body, files }, (number) => goTo(to.done(number))),
})
