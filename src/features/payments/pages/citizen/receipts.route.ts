import { readId } from '#core/ids.ts'
import { getPerson } from '#features/family/index.ts'
import { file, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { makePdf } from '#platform/pdf/index.ts'
import { receiptPaper } from '../../papers/receipt.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_SEE } from '../../permissions.ts'
import { getReceipt, listReceipts } from '../../store/receipts.ts'
import { ReceiptsPage } from './receipts.page.tsx'

/** Ten years of a payment every two weeks. */
const SHOWN = 300

export const receipts = page({
  url: paymentPaths.receipts,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx) => show(ReceiptsPage, { receipts: await listReceipts(ctx.db, ctx.actor.household, SHOWN) }),
})

export const receipt = page({
  url: paymentPaths.receipt,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx, input) => {
    const number = readId(input.recu)
    if (number === null) throw new Absent('not a receipt number')
    const found = await getReceipt(ctx.db, { number, household: ctx.actor.household })
    const payer = await getPerson(ctx.db, found.payer)
    const bytes = await makePdf(receiptPaper({ town: ctx.town, receipt: found, payer, at: ctx.now }))
    return file(`recu-${number}.pdf`, 'application/pdf', Buffer.from(bytes))
  },
})
