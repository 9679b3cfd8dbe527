/** The door of payments. */
export { enterByHand } from './actions/enter-by-hand.ts'
export { openTopUp } from './actions/open-top-up.ts'
export { receiveHint } from './actions/receive-hint.ts'
export { settle } from './actions/settle.ts'
export { startPayment } from './actions/start-payment.ts'
export { balanceSentence, upcomingSentence } from './domain/top-up.ts'
export { settleWaiting } from './jobs/settle-pending.ts'
