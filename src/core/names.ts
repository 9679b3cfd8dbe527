/** A person as shown. `firstName` and `birthName` are stored with accents and case; `usualName` is null when none was given. */
export type Named = { readonly firstName: string; readonly birthName: string; readonly usualName?: string | null }

const family = (p: Named): string => p.usualName || p.birthName

/** «MOUNIER Éric»: in lists, choosers and the account statement. */
export const listName = (p: Named): string => `${family(p).toLocaleUpperCase('fr')} ${p.firstName}`

/** «Hubert MOUNIER»: in the header's greeting, as the manual shows it. */
export const greetingName = (p: Named): string => `${p.firstName} ${family(p).toLocaleUpperCase('fr')}`

/** «Hubert Mounier»: in letters. */
export const letterName = (p: Named): string => `${p.firstName} ${family(p)}`
