/** «#C8102E», «c8102e» or «#c12» as «#c8102e», «#cc1122»; null when it is no colour. */
export const readColor = (typed: string): string | null => {
  const digits = typed.trim().replace(/^#/, '').toLowerCase()
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`
  return /^[0-9a-f]{3}$/.test(digits) ? `#${[...digits].map((digit) => digit + digit).join('')}` : null
}
