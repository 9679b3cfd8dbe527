import { ok, type Result, refuse } from '#core/result.ts'
import { capital, tidy } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSettings } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { LetterText, Prose } from '#platform/mail/letter-text.ts'
import { findLetterText, setLetterText } from '#platform/mail/letter-texts.ts'
import { lockSettings } from '../store/settings.ts'

/** Its lines count; neither the spaces within one, nor blank ones at its ends. */
const comparable = (text: string): string => text.replaceAll(/\r\n?/g, '\n').split('\n').map(tidy).join('\n').trim()

/** A text in one, its line breaks escaped, which a form would change: posted with it, to know that it has not changed since. */
export const shownProse = ({ subject, body }: Prose): string => JSON.stringify([subject, body].map(comparable))

const kept = (before: string, after: string): string => (comparable(before) === comparable(after) ? before : after)

/** TS-8 · the text of a letter from now on; as it is shipped when `wish` is null or says the same. */
export const writeLetter = (
  ctx: Ctx<Agent>,
  text: LetterText,
  wish: Prose | null,
  seen: string,
): Promise<Result<null, 'town.changed-meanwhile'>> =>
  inTransaction(ctx, async (tx) => {
    await lockSettings(tx)
    const before = (await findLetterText(tx, text.code)) ?? text
    const after = wish === null ? text : { subject: kept(before.subject, wish.subject), body: kept(before.body, wish.body) }
    if (shownProse(after) === shownProse(before)) return ok(null)
    if (seen !== shownProse(before)) return refuse('town.changed-meanwhile')
    const { account } = ctx.actor
    await setLetterText(tx, text.code, shownProse(after) === shownProse(text) ? null : after, account)
    const what = `${capital(text.kind)} «\u00a0${text.title}\u00a0»`
    await noteSettings(tx, account, 'Courriels', [
      { setting: `${what} – Objet`, before: before.subject, after: after.subject },
      { setting: `${what} – Texte`, before: before.body, after: after.body },
    ])
    await trace(tx, { account, action: 'town.write-letter', subject: `courriel/${text.code}` })
    return ok(null)
  })
