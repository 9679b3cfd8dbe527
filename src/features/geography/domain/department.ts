import { FRANCE } from './countries.ts'

/** The «département» of whoever was born abroad (INSEE). */
export const ABROAD = '99'

/** «1» → «01», «2a» → «2A»: as départements are numbered. */
export const readDepartment = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replace(/^\d$/, (digit) => `0${digit}`)

// 20 was Corsica until 1976; 975 to 988 are the overseas collectivities.
const FRENCH = /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[46789])$/

/** GE-4 · what is wrong with a département of birth, in one sentence; null when nothing is. */
export const departmentFault = (country: string, department: string): string | null => {
  const code = readDepartment(department)
  if (country !== FRANCE) return code === ABROAD ? null : `Pour une naissance à l’étranger, indiquez ${ABROAD}`
  return FRENCH.test(code) ? null : 'Indiquez un numéro de département, par exemple 62, 2A ou 974'
}
