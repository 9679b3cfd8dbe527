import { inTransaction } from '#platform/db/database.ts'
import { isToken } from '#platform/db/tokens.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { TooMany } from '#platform/http/errors.ts'
import type { PostedForm } from '#platform/http/serve.ts'
import { hit } from '#platform/http/throttle.ts'
import { KEPT_MINUTES, keptFields } from '../domain/kept-form.ts'
import { accountsPaths } from '../paths.ts'
import { deleteKeptForm, findKeptForm, insertKeptForm, type KeptForm } from '../store/kept-forms.ts'
import { findSessionOwner } from '../store/sessions.ts'
import { KEPT_FORMS } from './limits.ts'

/** AC-44 · keeps a form posted after the session's end. @returns its key and where it is resumed; null when it is not kept */
export const keepForm = async (ctx: Ctx, form: PostedForm): Promise<{ key: string; resume: string } | null> => {
  const fields = keptFields(form.body)
  if (!fields) return null
  try {
    await hit(ctx, `kept form from ${ctx.from.ip}`, KEPT_FORMS)
  } catch (error) {
    if (error instanceof TooMany) return null
    throw error
  }
  const account = isToken(form.token) ? await findSessionOwner(ctx.db, form.token) : null
  const kept = { account, audience: form.audience, path: form.url, fields }
  return { key: await inTransaction(ctx, (tx) => insertKeptForm(tx, kept)), resume: accountsPaths.resume }
}

/** AC-44 · the form that this browser was sending, for whoever sent it; null when there is none any more. */
export const readKeptForm = async (ctx: Ctx<Citizen | Agent>): Promise<KeptForm | null> => {
  if (!ctx.from.kept) return null
  const kept = await findKeptForm(ctx.db, ctx.from.kept, ctx.now.subtract({ minutes: KEPT_MINUTES }))
  if (!kept || kept.audience !== ctx.actor.kind) return null
  return kept.account === null || kept.account === ctx.actor.account ? kept : null
}

/** «Abandonner» */
export const dropKeptForm = async (ctx: Ctx): Promise<void> => {
  const { kept } = ctx.from
  if (kept) await inTransaction(ctx, (tx) => deleteKeptForm(tx, kept))
}
