import { readId } from '#core/ids.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Input } from '#platform/http/page.ts'

/** The request's number in the URL. @throws Absent when it is no number */
export const numberIn = (input: Input): number => {
  const number = readId(input.numero)
  if (number === null) throw new Absent('request number')
  return number
}
