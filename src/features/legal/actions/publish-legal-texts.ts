import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { LegalText } from '../domain/text.ts'
import type { LegalSlug } from '../paths.ts'
import { insertLegalPage } from '../store/legal-pages.ts'

/** Publishes the given texts; one that has not changed keeps its version. */
export const publishLegalTexts = (ctx: TownCtx, texts: Readonly<Partial<Record<LegalSlug, LegalText>>>): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const [slug, text] of Object.entries(texts)) if (text) await insertLegalPage(tx, slug, text)
  })
