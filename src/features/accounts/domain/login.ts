import { plain, tidy } from '#core/text.ts'

/** Letters that Unicode does not decompose into a base letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i', ŋ: 'n' }
/** Keeps room for a suffix under the column's and the form's 60 characters. */
const PART = 27

const asciiOf = (name: string): string =>
  plain(name)
    .replace(/[øłđðþßıŋ]/g, (letter) => LETTERS[letter]!)
    .replace(/\s+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-+/g, '-')
    .slice(0, PART)
    .replace(/^-|-$/g, '')

/** AC-5 · what an identifiant looks like: 3 to 60 small letters, digits, dots, hyphens; ends are letters or digits. */
export const isLogin = (text: string): boolean => /^[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]$/.test(text)

/** What somebody typed as their identifiant, as it is stored: small letters without accents. */
export const readLogin = (typed: string): string => plain(tidy(typed))

/** AC-4 · «prénom.nom» without accents, before any suffix. «usager» when the name has no Latin letter. */
export const loginBase = (name: { readonly firstName: string; readonly birthName: string }): string => {
  const base = [asciiOf(name.firstName), asciiOf(name.birthName)].filter((part) => part !== '').join('.')
  return base.length >= 3 ? base : `usager${base === '' ? '' : `.${base}`}`
}

/** AC-4 · the first free of «pascal.dupin», «pascal.dupin2», «pascal.dupin3»… */
export const suggestLogin = (base: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(base)) return base
  for (let suffix = 2; ; suffix++) if (!taken.has(`${base}${suffix}`)) return `${base}${suffix}`
}
