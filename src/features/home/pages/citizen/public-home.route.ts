import { parisDay } from '#core/days.ts'
import { ofName } from '#core/text.ts'
import { newsFor } from '#features/news/index.ts'
import { listProcedures } from '#features/procedures/index.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { isOffered } from '#platform/http/offered.ts'
import { page } from '#platform/http/page.ts'
import { homePaths } from '../../paths.ts'
import { PublicHome } from './public-home.page.tsx'

export const publicHome = page({
  url: homePaths.public,
  steady: true,
  for: 'everyone',
  get: async (ctx) => {
    // What it offers is for families: an agent may start nothing here.
    if (ctx.actor.kind === 'agent') return goTo('/agent')
    return show(PublicHome, {
      town: ofName(ctx.town.name),
      isVisitor: ctx.actor.kind === 'visitor',
      procedures: await listProcedures(ctx.db),
      news: isOffered(ctx, 'news') ? (await newsFor(ctx)).slice(0, 3) : null,
      today: parisDay(ctx.now),
      picture: ctx.town.picture,
    })
  },
})
