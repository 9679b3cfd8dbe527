/** A database number from a URL or a form: 1 to 12 digits, no leading zero. Null when it is not one (the page is then absent). */
export const readId = (text: unknown): number | null =>
  typeof text === 'string' && /^[1-9]\d{0,11}$/.test(text) ? Number(text) : null
