import { readId } from '../../core/ids.ts'
import { Absent } from './errors.ts'
import type { Input } from './page.ts'

/** A number in an address. @throws Absent when it is not one */
export const numberIn = (input: Input, name: string): number => {
  const id = readId(input[name])
  if (id === null) throw new Absent(`${name} is not a number`)
  return id
}
