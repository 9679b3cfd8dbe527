import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { PrintPage } from './print.page.tsx'
import { viewOfOwn } from './request.route.ts'

export const printRoute = page({
  url: paths.print,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
    if (request.submittedAt === null) return goTo(to.request(request.number))
    return show(PrintPage, {
      ...(await viewOfOwn(ctx, request)),
      submittedAt: request.submittedAt,
      town: ctx.town.name,
      url: `${ctx.town.baseUrl}${to.request(request.number)}`,
    })
  },
})
