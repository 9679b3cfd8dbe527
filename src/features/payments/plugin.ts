import { showEuros } from '#core/money.ts'
import { ownBalance } from '#features/ledger/index.ts'
import { ONLINE_PAYMENT } from '#platform/bank/providers.ts'
import type { Feature } from '#platform/feature.ts'
import { settleLater } from './actions/receive-hint.ts'
import { paymentFlashes } from './flashes.ts'
import { settlePending } from './jobs/settle-pending.ts'
import { warnOfLowBalances } from './jobs/warn-of-low-balances.ts'
import { disputeText } from './mails/dispute.ts'
import { lowBalanceText } from './mails/low-balance.ts'
import { receiptText } from './mails/receipt.ts'
import { account } from './pages/citizen/account.route.ts'
import { alert } from './pages/citizen/alert.route.ts'
import { amount } from './pages/citizen/amount.route.ts'
import { check } from './pages/citizen/check.route.ts'
import { outcome } from './pages/citizen/outcome.route.ts'
import { receipt, receipts } from './pages/citizen/receipts.route.ts'
import { price, statement, statementCsv, statementPdf } from './pages/citizen/statement.route.ts'
import { bank } from './pages/demo-bank/bank.route.ts'
import { notified, sentBack } from './pages/machines/payfip.endpoint.ts'
import { paymentPaths } from './paths.ts'
import { personalData } from './personal.ts'

export const paymentsFeature: Feature = {
  name: 'payments',
  parts: [
    {
      name: ONLINE_PAYMENT,
      label: 'Paiement en ligne',
      about: 'Sans lui, solde et relevé restent\u00a0; les pages disent où payer. Un paiement commencé se termine.',
    },
  ],
  pages: [account, amount, check, outcome, statement, statementPdf, statementCsv, price, receipts, receipt, alert, bank],
  endpoints: [notified, sentBack],
  jobs: [settleLater],
  flashes: paymentFlashes,
  schedules: [settlePending, warnOfLowBalances],
  contributes: {
    letters: [receiptText, lowBalanceText, disputeText],
    personalData,
    todos: async (ctx) => {
      const { dueCents } = await ownBalance(ctx)
      if (dueCents === 0) return []
      return [
        {
          label: `Régler ${showEuros(dueCents)}`,
          url: paymentPaths.home,
          why: `Vous devez ${showEuros(dueCents)} pour ce qui a déjà été consommé.`,
          due: null,
        },
      ]
    },
  },
}
