import { numberIn as numberNamed } from '#platform/http/number-in.ts'
import type { Input } from '#platform/http/page.ts'

/** The request's number in the URL. @throws Absent when it is no number */
export const numberIn = (input: Input): number => numberNamed(input, 'numero')
