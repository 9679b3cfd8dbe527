import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { ContactDetails, SocialDetails } from '../domain/details.ts'
import { markConfirmed, saveContact, saveSocial } from '../store/details.ts'

/** PF-2 · what somebody says of where they live: their own, at once. */
export const changeContact = (ctx: Ctx<Citizen>, details: ContactDetails): Promise<void> =>
  inTransaction(ctx, (tx) => saveContact(tx, ctx.actor.person, details))

/** PF-2 · what somebody declares of their resources: their own, at once; no price depends on it. */
export const changeSocial = (ctx: Ctx<Citizen>, details: SocialDetails): Promise<void> =>
  inTransaction(ctx, (tx) => saveSocial(tx, ctx.actor.person, details))

/** PF-5 · «Tout est exact» */
export const confirmDetails = (ctx: Ctx<Citizen>): Promise<void> =>
  inTransaction(ctx, (tx) => markConfirmed(tx, ctx.actor.person))
