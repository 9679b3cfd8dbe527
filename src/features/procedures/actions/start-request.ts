import { ok, type Result, refuse } from '#core/result.ts'
import { serviceBySlug } from '#features/catalogue/index.ts'
import { acceptTerms, getLegalPage } from '#features/legal/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Refusal } from '../refusals.ts'
import { getProcedure } from '../store/procedures.ts'
import { addDraft, addEvent } from '../store/requests.ts'
import { type CitizenCtx, signerOf, traceEntry } from './acting.ts'

/**
 * PR-2 · Starts a draft: it takes its number now, keeps the procedure's version and that of the terms accepted. The same
 * form key again answers the same number. @throws Absent for an unknown procedure or somebody else's key
 */
export const startRequest = (
  ctx: CitizenCtx,
  wish: { readonly procedure: string; readonly key: string },
): Promise<Result<number, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    const procedure = await getProcedure(tx, wish.procedure)
    if (!procedure.isOpen) return refuse('requests.closed')
    const terms = await getLegalPage(tx, 'cgu')
    const service = await serviceBySlug(tx, procedure.definition.service)
    const draft = await addDraft(tx, {
      procedure: procedure.slug,
      versionId: procedure.versionId,
      author: ctx.actor.person,
      household: ctx.actor.household,
      service: service.id,
      termsVersion: terms.version,
      enteredBy: ctx.counter ?? null,
      key: wish.key,
      at: ctx.now,
    })
    if (!draft) throw new Absent('form key of somebody else')
    const { number, isNew } = draft
    if (isNew)
      await addEvent(tx, { number, kind: ctx.counter === undefined ? 'creee' : 'saisie', account: signerOf(ctx), at: ctx.now })
    await acceptTerms(tx, ctx.actor.person, terms.version)
    await traceEntry(tx, ctx, 'requests.enter', number)
    return ok(number)
  })
