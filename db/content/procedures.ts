import { publishProcedure } from '#features/procedures/index.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { publishShippedDocumentTypes } from './document-types.ts'
import contacterLaMairie from './procedures/contacter-la-mairie.json' with { type: 'json' }
import demandeDInformations from './procedures/demande-d-informations.json' with { type: 'json' }
import ficheEnfant from './procedures/fiche-enfant.json' with { type: 'json' }

/** Publishes the procedures shipped with Liane and the kinds of papers that they ask for, for a new town or a newer release. Safe to repeat. */
export const publishShippedProcedures = async (ctx: TownCtx): Promise<void> => {
  await publishShippedDocumentTypes(ctx)
  for (const json of [ficheEnfant, contacterLaMairie, demandeDInformations]) await publishProcedure(ctx, json)
}
