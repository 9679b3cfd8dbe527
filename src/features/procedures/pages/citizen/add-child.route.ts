import { page } from '#platform/http/page.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { postAddChild, showAddChild } from '../filling/add-child.ts'
import { ownFilling } from '../filling/way.ts'

export const addChildRoute = page({
  url: paths.addChild,
  for: 'citizen',
  allow: permissions.make,
  get: (ctx, input) => showAddChild(ownFilling(ctx), input),
  post: (ctx, input, body) => postAddChild(ownFilling(ctx), input, body),
})
