import { addDocumentTypes, type DocumentType } from '#features/documents/index.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import types from './document-types.json' with { type: 'json' }

/** Adds the kinds of papers shipped with Liane; those that the town has already are left as it set them. Safe to repeat. */
export const publishShippedDocumentTypes = (ctx: TownCtx): Promise<void> =>
  addDocumentTypes(ctx, types as readonly Omit<DocumentType, 'revision'>[])
