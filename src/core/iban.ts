import { electronicFormatIBAN, friendlyFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools'

/**
 * An IBAN as typed, with or without spaces, in the form that banks exchange: its key and its country's length are checked.
 * Null when it is wrong. `isSepa`: direct debit is possible there.
 */
export const readIban = (typed: string): { readonly iban: string; readonly isSepa: boolean } | null => {
  const iban = electronicFormatIBAN(typed)
  return iban !== null && isValidIBAN(iban) ? { iban, isSepa: isSEPACountry(iban.slice(0, 2)) } : null
}

/** «FR76 3000 6000 0112 3456 7890 189» */
export const showIban = (iban: string): string => (friendlyFormatIBAN(iban) ?? iban).replaceAll(' ', '\u00a0')
