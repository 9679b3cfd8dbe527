import { ok, type Refused, type Result, refuse } from '#core/result.ts'
import { listed, plain } from '#core/text.ts'

export type PasswordRefusal =
  | 'password.too-short'
  | 'password.too-long'
  | 'password.forbidden-character'
  | 'password.too-simple'
  | 'password.too-common'
  | 'password.own-name'

/** Symbols of the manual, §2.1. */
export const SYMBOLS = '!+@#$%^&*()'
const MIN = 8
/** From this many characters anything goes. */
export const FREE_FROM = 14
/** AC-49 · what ASVS recommends, when a town asks for length alone. */
export const LONG = 15
const MAX = 128
/** A shorter name is too often part of an ordinary word. */
const NAME_FROM = 4

/** «Password1!» is «password1»: capitals and symbols at the ends are the first thing that guessing programs add. */
const isCommon = (password: string, isListed: (lowerCase: string) => boolean): boolean => {
  const lower = password.toLowerCase()
  return isListed(lower) || isListed(lower.replace(/^[!+@#$%^&*()]+|[!+@#$%^&*()]+$/g, ''))
}

/** Words that this site and its subjects suggest (ASVS 6.1.2); the town's name is added to them. */
const CONTEXT = 'liane portail espace citoyen mairie commune ville famille enfant ecole cantine garderie periscolaire'.split(' ')

/** «Mairie2026!», «IsquesCantine62»: nothing but words that everybody here thinks of first, and digits. */
const isContext = (password: string, town: string | null): boolean => {
  const letters = lettersOf(password).replace(/\d/g, '')
  const words = [...CONTEXT, ...(town === null ? [] : [lettersOf(town)])].filter((word) => word !== '')
  return letters !== '' && words.reduce((rest, word) => rest.replaceAll(word, ''), letters) === ''
}

const lettersOf = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Each name whole, and each of its words: «Mounier-Lefèvre» refuses «mounierlefevre», «mounier» and «lefevre». */
const refusedNames = (names: readonly (string | null)[]): string[] =>
  names
    .flatMap((name) => (name === null ? [] : [name, ...name.split(/[^\p{L}\p{N}\p{M}]+/u)]))
    .map(lettersOf)
    .filter((name) => name.length >= NAME_FROM)

const lacking = (password: string): string[] =>
  [
    !/[A-Z]/.test(password) && 'un caractère majuscule',
    !/[a-z]/.test(password) && 'un caractère minuscule',
    !/[0-9]/.test(password) && 'un chiffre',
  ].filter((x) => typeof x === 'string')

/**
 * AC-6, AC-49 · the manual's rule under 14 characters, anything from 14 to 128, never a common password, nor only words
 * of the town hall (`town`: its name), nor one's own name. `isListed`: among those that everybody tries.
 * Characters are NFC code points.
 * @returns the password to hash, in NFC.
 */
export const decidePassword = (
  typed: string,
  isListed: (lowerCase: string) => boolean,
  names: readonly (string | null)[],
  town: string | null = null,
  profile: 'manuel' | 'longueur' = 'manuel',
): Result<string, PasswordRefusal> => {
  const password = typed.normalize('NFC')
  const length = [...password].length
  const least = profile === 'longueur' ? LONG : MIN
  if (length < least) return refuse('password.too-short', { least })
  if (length > MAX) return refuse('password.too-long', { length })
  if (profile === 'manuel' && length < FREE_FROM) {
    const refused = decideShort(password)
    if (refused) return refused
  }
  if (isCommon(password, isListed) || isContext(password, town)) return refuse('password.too-common')
  const letters = lettersOf(password)
  if (refusedNames(names).some((name) => letters.includes(name))) return refuse('password.own-name')
  return ok(password)
}

const decideShort = (password: string): Refused<PasswordRefusal> | null => {
  if (!/^[A-Za-z0-9!+@#$%^&*()]*$/.test(password)) return refuse('password.forbidden-character')
  const missing = lacking(password)
  return missing.length > 0 ? refuse('password.too-simple', { missing: listed(missing) }) : null
}
