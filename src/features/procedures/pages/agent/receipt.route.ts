import { getService } from '#features/catalogue/index.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { openFile } from '../../actions/process-decide.ts'
import { handOverReceipt } from '../../actions/process-note.ts'
import { mentionsOf } from '../../mails/acknowledgement.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { numberIn } from '../number.ts'
import { afterGesture } from './after.ts'
import { ReceiptPage } from './receipt.page.tsx'

/** PR-41 · To print for a family without an e-mail address, then to say that it was given. */
export const receiptRoute = page({
  url: paths.receipt,
  for: 'agent',
  allow: permissions.process,
  get: async (ctx, input) => {
    const request = await openFile(ctx, numberIn(input))
    const service = await getService(ctx.db, request.service)
    const { number, definition, submittedAt } = request
    return show(ReceiptPage, {
      request,
      town: ctx.town.name,
      ...mentionsOf({ number, definition, submittedAt: submittedAt!, service }),
    })
  },
  post: async (ctx, input) => {
    const number = numberIn(input)
    return afterGesture(ctx, input, number, await handOverReceipt(ctx, number), 'receipt-given')
  },
})
