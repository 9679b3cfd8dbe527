/** See one's household's balance, statement and payments. */
export const MONEY_SEE = 'money.see'
/** Fill one's household's account. */
export const MONEY_PAY = 'money.pay'
