import { electronicFormatIBAN, friendlyFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools'
import { ok, type Result, refuse } from './result.ts'

/** An IBAN as typed, with or without spaces, in the form that banks exchange. Its key and its country's length are checked. */
export const readIban = (typed: string): Result<string, 'iban.unreadable' | 'iban.outside-sepa'> => {
  const iban = electronicFormatIBAN(typed)
  if (iban === null || !isValidIBAN(iban)) return refuse('iban.unreadable')
  return isSEPACountry(iban.slice(0, 2)) ? ok(iban) : refuse('iban.outside-sepa')
}

/** «FR76 3000 6000 0112 3456 7890 189» */
export const showIban = (iban: string): string => (friendlyFormatIBAN(iban) ?? iban).replaceAll(' ', '\u00a0')

/** «FR76 … 0189»: enough to know one's own account, not enough to use it. */
export const maskIban = (iban: string): string => `${iban.slice(0, 4)}\u00a0…\u00a0${iban.slice(-4)}`
