/** A moment in an address, as `familiesPaths.history` writes it; null when there is none, or it is not one. */
export const readMoment = (text: string | undefined): Temporal.Instant | null => {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]{5,18}Z$/.test(text)) return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
