import { port } from '#core/port.ts'
import type { LetterText } from '#platform/mail/letter-text.ts'

/** What a town may do without, by the feature's name. */
export type Switch = { readonly name: string; readonly label: string; readonly about: string }
/** Letters whose text may be written otherwise, in the order of the features. */
export const letterTexts = port<readonly LetterText[]>('town.letters')
export const switches = port<readonly Switch[]>('town.switches')
