import { file, goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { makePdf } from '#platform/pdf/index.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { PrintPage } from './print.page.tsx'
import { requestPdf } from './request.pdf.ts'
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

/** The same as a file, tagged: readable by a screen reader, and easier than printing from a telephone. */
export const pdfRoute = page({
  url: paths.pdf,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
    const { submittedAt } = request
    if (submittedAt === null) return goTo(to.request(request.number))
    const view = await viewOfOwn(ctx, request)
    const url = `${ctx.town.baseUrl}${to.request(request.number)}`
    const document = requestPdf({ ...view, submittedAt, town: ctx.town.name, url, at: ctx.now })
    return file(`demande-${request.number}.pdf`, 'application/pdf', await makePdf(document))
  },
})
