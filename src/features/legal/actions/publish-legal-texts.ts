import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { holdSettings, noteSettings } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { conformityOf, type LegalText } from '../domain/text.ts'
import type { LegalSlug } from '../paths.ts'
import { findLegalPage, getLegalPage, insertLegalPage, type Publication, setConformity } from '../store/legal-pages.ts'

const isSame = (page: LegalText | null, text: LegalText): boolean =>
  page?.title === text.title && page.text.trim() === text.text.trim()

const publish = async (tx: Tx, slug: LegalSlug, version: number, page: Publication): Promise<void> => {
  await insertLegalPage(tx, slug, version, page)
  const conformity = slug === 'accessibilite' ? conformityOf(page.text) : null
  if (conformity !== null) await setConformity(tx, conformity)
}

/** Publishes the given texts; one that has not changed keeps its version. */
export const publishLegalTexts = (ctx: TownCtx, texts: Readonly<Partial<Record<LegalSlug, LegalText>>>): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    for (const [slug, text] of Object.entries(texts) as [LegalSlug, LegalText][]) {
      const now = await findLegalPage(tx, slug)
      if (!isSame(now, text)) await publish(tx, slug, (now?.version ?? 0) + 1, { ...text, change: null, by: null })
    }
  })

export type Wish = LegalText & {
  readonly slug: LegalSlug
  readonly change: string | null
  /** The version in force when the page was shown. */
  readonly seen: number
}

/** LG-6 · a new version of a text, from now on. The same form sent twice publishes once. */
export const publishLegalText = (
  ctx: Ctx<Agent>,
  { slug, seen, ...text }: Wish,
): Promise<Result<null, 'legal.changed-meanwhile' | 'legal.unchanged'>> =>
  inTransaction(ctx, async (tx) => {
    const { account } = ctx.actor
    await holdSettings(tx)
    const now = await getLegalPage(tx, slug)
    if (isSame(now, text)) return seen === now.version ? refuse('legal.unchanged') : ok(null)
    if (seen !== now.version) return refuse('legal.changed-meanwhile')
    const version = now.version + 1
    await publish(tx, slug, version, { ...text, by: account })
    await noteSettings(tx, account, 'Textes légaux', [
      { setting: text.title, before: `Version ${now.version}`, after: `Version ${version}` },
    ])
    await trace(tx, { account, action: 'legal.publish', subject: `texte/${slug}/${version}` })
    return ok(null)
  })
