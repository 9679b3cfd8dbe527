import { inTransaction } from '#platform/db/database.ts'
import { takeFormKey } from '#platform/db/form-keys.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import type { AuthorisedPerson } from '../domain/family.ts'
import { getChild } from '../store/children.ts'
import { deleteAuthorised, insertAuthorised } from '../store/family.ts'

/** FA-7 · says who may fetch a child, or is to be called. Sent twice, it is said once. @throws Absent */
export const authorisePerson = (ctx: Ctx<Citizen>, person: Omit<AuthorisedPerson, 'id' | 'isMine'>, key: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await getChild(tx, { id: person.child, guardian: ctx.actor.person, right: 'book' })
    if ((await takeFormKey(tx, { account: ctx.actor.account, key })) === null)
      await insertAuthorised(tx, person, ctx.actor.person)
  })

/** FA-7 · takes back what one said oneself. @throws Absent */
export const removeAuthorised = (ctx: Ctx<Citizen>, wanted: { child: number; id: number }): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (!(await deleteAuthorised(tx, { ...wanted, addedBy: ctx.actor.person }))) throw new Absent('no such authorised person')
  })
