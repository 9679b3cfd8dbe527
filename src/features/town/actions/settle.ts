import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSettings } from '#platform/db/setting-changes.ts'
import { keepPublicImage, type PublicImage } from '#platform/files/public-image.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { changesOf, type Settings, type SettingsPage, settled, shownOf, themeOf } from '../domain/settings.ts'
import { lockSettings, setSettings } from '../store/settings.ts'

export type Wish = {
  readonly page: SettingsPage
  /** What the page showed (`shownOf`): refused when it is not so any more. */
  readonly seen: string
  readonly set: Partial<Settings>
  /** A picture among what is set, to be kept with it. */
  readonly image?: PublicImage | undefined
}

/** TS-1 · changes settings of the town, with who, before and after; the same form sent twice changes nothing more. */
export const settle = (ctx: Ctx<Agent>, { page, seen, set, image }: Wish): Promise<Result<null, 'town.changed-meanwhile'>> =>
  inTransaction(ctx, async (tx) => {
    const before = await lockSettings(tx)
    const after = settled(before, set)
    const changes = changesOf(page, before, after)
    if (changes.length === 0) return ok(null)
    if (seen !== shownOf(page, before)) return refuse('town.changed-meanwhile')
    if (image) await keepPublicImage(tx, image)
    await setSettings(tx, after)
    const { account } = ctx.actor
    await noteSettings(tx, account, themeOf(page), changes)
    await trace(tx, { account, action: 'town.settle', subject: `reglages/${page}` })
    return ok(null)
  })

/** TS-7 · who tried the sending of letters, and whether one left. */
export const noteTest = (ctx: Ctx<Agent>, hasLeft: boolean): Promise<void> =>
  inTransaction(ctx, (tx) =>
    trace(tx, { account: ctx.actor.account, action: 'town.test-mail', subject: `courriel/${hasLeft ? 'parti' : 'refuse'}` }),
  )
