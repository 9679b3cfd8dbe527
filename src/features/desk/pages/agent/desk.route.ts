import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { contributions } from '../../contributions.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { DeskPage } from './desk.page.tsx'

export const deskRoute = page({
  url: paths.desk,
  for: 'agent',
  allow: permissions.see,
  get: async (ctx) => {
    const items = (await contributions.get()(ctx)).filter(({ count }) => count > 0)
    return show(DeskPage, { items, now: ctx.now, quality: ctx.actor.quality })
  },
})
