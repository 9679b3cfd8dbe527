import { port } from '#core/port.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { LetterText } from '#platform/mail/letter-text.ts'

/** What a town may do without, by the feature's name. */
export type Switch = { readonly name: string; readonly label: string; readonly about: string }
/** Every letter that the town sends, with what it offers, in the order of the features. */
export const letterTexts = port<(ctx: Pick<Ctx, 'town'>) => readonly LetterText[]>('town.letters')
export const switches = port<readonly Switch[]>('town.switches')
