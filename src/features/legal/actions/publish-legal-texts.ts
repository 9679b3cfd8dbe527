import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { noteSettings } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { conformityOf, type LegalText } from '../domain/text.ts'
import type { LegalSlug } from '../paths.ts'
import { getLegalPage, insertLegalPage, lockVersion, type Publication, setConformity } from '../store/legal-pages.ts'

const isInForce = async (tx: Tx, slug: LegalSlug, latest: number, { title, text }: LegalText): Promise<boolean> => {
  if (latest === 0) return false
  const page = await getLegalPage(tx, slug)
  return page.title === title && page.text === text
}

const publish = async (tx: Tx, slug: LegalSlug, version: number, page: Publication): Promise<void> => {
  await insertLegalPage(tx, slug, version, page)
  const conformity = slug === 'accessibilite' ? conformityOf(page.text) : null
  if (conformity !== null) await setConformity(tx, conformity)
}

/** Publishes the given texts; one that has not changed keeps its version. */
export const publishLegalTexts = (ctx: TownCtx, texts: Readonly<Partial<Record<LegalSlug, LegalText>>>): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const [slug, text] of Object.entries(texts) as [LegalSlug, LegalText][]) {
      const latest = await lockVersion(tx, slug)
      if (!(await isInForce(tx, slug, latest, text))) await publish(tx, slug, latest + 1, { ...text, change: null, by: null })
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
): Promise<Result<null, 'legal.changed-meanwhile'>> =>
  inTransaction(ctx, async (tx) => {
    const { account } = ctx.actor
    const latest = await lockVersion(tx, slug)
    if (await isInForce(tx, slug, latest, text)) return ok(null)
    if (seen !== latest) return refuse('legal.changed-meanwhile')
    const version = latest + 1
    await publish(tx, slug, version, { ...text, by: account })
    await noteSettings(tx, account, 'Textes légaux', [
      { setting: text.title, before: latest === 0 ? '' : `Version ${latest}`, after: `Version ${version}` },
    ])
    await trace(tx, { account, action: 'legal.publish', subject: `texte/${slug}/${version}` })
    return ok(null)
  })
