import { getService } from '#features/catalogue/index.ts'
import { paperStateOf } from '#features/documents/index.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { DonePage } from './done.page.tsx'

/** Stays valid: the address can be kept. */
export const doneRoute = page({
  url: paths.done,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
    if (request.submittedAt === null) return goTo(to.request(request.number))
    return show(DonePage, {
      request,
      submittedAt: request.submittedAt,
      service: await getService(ctx.db, request.service),
      papers: await paperStateOf(ctx.db, request.number, ctx.now),
    })
  },
})
