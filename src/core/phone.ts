/**
 * A telephone number as people write it: «03 53 01 00 02», «+33 3 53 01 00 02», «0032 2 123 45 67». French ones come back in
 * pairs, the others in the international form without spaces. Null when it is none.
 */
export const readPhone = (typed: string): string | null => {
  const text = typed.replace(/[\s\u00a0\u202f().\-/]/g, '').replace(/^00/, '+')
  const french = /^(?:\+33|0)([1-9]\d{8})$/.exec(text)
  if (french) return `0${french[1]}`.replace(/(\d\d)(?=\d)/g, '$1 ')
  return /^\+[1-9]\d{6,14}$/.test(text) ? text : null
}
