import { parisDay } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { accountClosedLetter } from '../mails/letters.ts'
import { deleteSignInMethods, lockAccount, markClosed } from '../store/accounts.ts'
import { deleteEmailChangesOf } from '../store/email-changes.ts'
import { supersedeLinks } from '../store/links.ts'
import { deleteSecurityEventsOf } from '../store/security-events.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { accountTies, type Tie } from '../ties.ts'

/** AC-43 · why the account cannot be deleted today; nothing when it can. */
export const listTies = (ctx: Ctx<Citizen>): Promise<readonly Tie[]> => accountTies.get()(ctx.db, ctx.actor, parisDay(ctx.now))

/**
 * AC-43 · «Supprimer mon compte», the password having been confirmed: nobody signs in with it any more, its identifiant and
 * address are forgotten, its owner is told. Person, requests and ledger stay, for as long as the law keeps them.
 * @returns what forbids it; nothing when it is done
 */
export const closeAccount = async (ctx: Ctx<Citizen>): Promise<readonly Tie[]> =>
  inTransaction(ctx, async (tx) => {
    const { account: id } = ctx.actor
    const account = await lockAccount(tx, id)
    if (!account) return []
    const ties = await accountTies.get()(tx, ctx.actor, parisDay(ctx.now))
    if (ties.length > 0) return ties
    await supersedeLinks(tx, { purpose: 'reset', account: id })
    await deleteEmailChangesOf(tx, id)
    await deleteSignInMethods(tx, id)
    await deleteSecurityEventsOf(tx, id)
    await endSessionsOf(tx, id)
    await markClosed(tx, id)
    await post(tx, accountClosedLetter({ email: account.email, town: ctx.town.name }))
    return []
  })
