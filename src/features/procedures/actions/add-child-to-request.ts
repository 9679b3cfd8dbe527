import { ok, type Result, refuse } from '#core/result.ts'
import { declareChild, type FamilyRefusal, type NewChild } from '#features/family/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import { Absent } from '#platform/http/errors.ts'
import { fieldOfKind } from '../domain/definition.ts'
import { isEditable } from '../domain/status.ts'
import type { Refusal } from '../refusals.ts'
import { getOwnRequest } from '../store/requests.ts'
import type { CitizenCtx } from './acting.ts'
import { lockedBecause, saveStep } from './save-step.ts'

/**
 * «Ajouter un enfant»: adds the child to the family and chooses them in the request. The same form key again adds nobody.
 * @throws Absent when the request is somebody else's or concerns no child
 */
export const addChildToRequest = async (
  ctx: CitizenCtx,
  wish: { readonly number: number; readonly child: NewChild; readonly key: string },
): Promise<Result<null, Refusal | FamilyRefusal>> => {
  const request = await getOwnRequest(ctx.db, wish.number, ctx.actor.person)
  const { definition } = request
  const name = fieldOfKind(definition, 'child')
  const step = definition.steps.find((s) => s.fields.some((f) => f.name === name))
  if (name === null || !step) throw new Absent('this procedure concerns no child')
  if (!isEditable(request)) return refuse(lockedBecause(request))
  const added = await inTransaction(ctx, async (tx): Promise<Result<number, FamilyRefusal>> => {
    const form = { account: ctx.actor.account, key: wish.key }
    const before = await takeFormKey(tx, form)
    if (before !== null) return ok(Number(before))
    const child = await declareChild(tx, wish.child, ctx.actor.person)
    if (!child.ok) return child
    await answerFormKey(tx, form, String(child.value.id))
    return ok(child.value.id)
  })
  if (!added.ok) return added
  const saved = await saveStep(ctx, { number: wish.number, step: step.slug, answers: { [name]: String(added.value) } })
  return saved.ok ? ok(null) : saved
}
