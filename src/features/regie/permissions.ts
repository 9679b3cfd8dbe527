/** See the régie: families' accounts, journal, debts, online payments, closings. */
export const REGIE_SEE = 'regie.see'
/** Receive, give back, take back, count, hand over, close. */
export const REGIE_MANAGE = 'regie.manage'
/** Enter what the acte de régie allows. */
export const REGIE_SETTLE = 'regie.settle'
