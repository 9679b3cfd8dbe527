import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { takeFormKey } from '#platform/db/form-keys.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { ALL_RIGHTS, type Child, isLikelySame, type NewChild } from '../domain/child.ts'
import { getChild, insertChild, listChildren, lockAdult, saveGuardianship } from '../store/children.ts'

export type FamilyRefusal = 'child.already-known'

/**
 * A child of that guardian, who gets every right. Does not look for a likely duplicate: pages call `declareChild`.
 * @returns the child as later reads give it.
 */
export const addChild = async (tx: Tx, child: NewChild, guardian: number): Promise<Child> => {
  const id = await insertChild(tx, child)
  await saveGuardianship(tx, id, guardian, ALL_RIGHTS)
  return getChild(tx, { id, guardian })
}

/**
 * «Ajouter un enfant»: the same, refused when that guardian very likely has this child already (FA-3). Children of
 * other families are not looked at: the answer would tell a stranger that a child exists.
 */
export const declareChild = async (tx: Tx, child: NewChild, guardian: number): Promise<Result<Child, FamilyRefusal>> => {
  await lockAdult(tx, guardian)
  const known = await listChildren(tx, guardian)
  if (known.some((other) => isLikelySame(other, child))) return refuse('child.already-known')
  return ok(await addChild(tx, child, guardian))
}

/** FA-3 · a child added from «Ma famille»; the form sent twice adds one. */
export const declareChildOnce = (ctx: Ctx<Citizen>, child: NewChild, key: string): Promise<Result<null, FamilyRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<null, FamilyRefusal>> => {
    if ((await takeFormKey(tx, { account: ctx.actor.account, key })) !== null) return ok(null)
    const done = await declareChild(tx, child, ctx.actor.person)
    return done.ok ? ok(null) : done
  })
