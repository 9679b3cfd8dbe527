import { PARIS, parisDay } from '#core/days.ts'
import { accountTies, closeForGood, endSessionsOf, type Tie } from '#features/accounts/index.ts'
import { listSoleChildren } from '#features/family/index.ts'
import { holdHousehold } from '#features/ledger/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Leaver } from '#platform/db/personal.ts'
import { noteSwept, overAt } from '#platform/db/retention.ts'
import { vaults } from '#platform/files/vault.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { type OneByOne, oneByOne } from '#platform/jobs/one-by-one.ts'
import { post } from '#platform/mail/mail.ts'
import { DELETION_DAYS, FIRST_WARNING_MONTHS } from '../domain/deletion.ts'
import { deletionAskedLetter, deletionCancelledLetter, deletionStoppedLetter, inactiveLetter } from '../mails/letters.ts'
import { personalTables } from '../ports.ts'
import { DELETIONS, INACTIVE } from '../retention.ts'
import {
  blankRows,
  cancelDeletion,
  deleteRows,
  holdDeletion,
  holdInactive,
  insertDeletion,
  listDue,
  listInactive,
  listToWarn,
  markDeletionDone,
  markWarned,
  type Unused,
} from '../store/deletions.ts'
import { findSubject } from './find-subject.ts'

/** RT-11 · what forbids the deletion today; nothing when it may be asked. */
export const listTies = (ctx: Ctx<Citizen>): Promise<readonly Tie[]> => accountTies.get()(ctx.db, ctx.actor, parisDay(ctx.now))

/**
 * RT-11 · asks for one’s account to be deleted, the password having been confirmed: every session ends, and nothing else
 * changes for thirty days. Asked twice, the first counts.
 * @returns what forbids it; nothing when it is asked
 */
export const askDeletion = (ctx: Ctx<Citizen>): Promise<readonly Tie[]> =>
  inTransaction(ctx, async (tx) => {
    const { account, person, household } = ctx.actor
    const ties = await accountTies.get()(tx, { person, household }, parisDay(ctx.now))
    const subject = await findSubject(tx, account)
    if (ties.length > 0 || subject === null) return ties
    const dueAt = ctx.now.add({ hours: 24 * DELETION_DAYS })
    if (await insertDeletion(tx, account, dueAt))
      await post(tx, deletionAskedLetter({ email: subject.email, town: ctx.town }, dueAt))
    await endSessionsOf(tx, account)
    return []
  })

/** RT-12 · «Garder mon compte». Harmless when no deletion waits. */
export const keepAccount = (ctx: Ctx<Citizen>): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const subject = await findSubject(tx, ctx.actor.account)
    if (subject && (await cancelDeletion(tx, ctx.actor.account)))
      await post(tx, deletionCancelledLetter({ email: subject.email, town: ctx.town }))
  })

/** RT-13 · every table in turn, the last feature first, as each declares. @returns the files to remove from the disk */
const eraseTables = async (tx: Tx, leaver: Leaver): Promise<string[]> => {
  const files: string[] = []
  for (const tables of [...personalTables.get().values()].toReversed())
    for (const { table, erase } of tables)
      for (const step of erase) {
        if ('delete' in step) await deleteRows(tx, table, step.delete(leaver))
        else if ('blank' in step) await blankRows(tx, table, step.blank, step.where(leaver))
        else if ('run' in step) files.push(...(await step.run(tx, leaver)))
      }
  return files
}

/**
 * RT-13 · the end of an account, in one transaction: nobody signs in any more, what is personal goes, what the law keeps stays
 * under numbers. Nothing is done when something ties the family again, when the deletion was taken back meanwhile, or the
 * account used. `unused`: since when, for an account whose deletion nobody asked.
 * @returns whether it ended
 */
const endAccount = async (ctx: TownCtx, account: number, unused: Unused | null): Promise<boolean> => {
  const files = await inTransaction(ctx, async (tx) => {
    // Whoever keeps the account, signs in, books or pays at this moment comes before, and is seen; or after.
    const isHeld = unused === null ? await holdDeletion(tx, account) : await holdInactive(tx, account, unused)
    const subject = isHeld ? await findSubject(tx, account) : null
    if (subject === null) return null
    await holdHousehold(tx, subject.household)
    const ties = await accountTies.get()(tx, subject, parisDay(ctx.now))
    const to = { email: subject.email, town: ctx.town }
    if (ties.length > 0) {
      if (unused === null && (await cancelDeletion(tx, account))) await post(tx, deletionStoppedLetter(to))
      return null
    }
    const leaving = await listSoleChildren(tx, subject.person)
    await closeForGood(tx, account, ctx.town)
    const gone = await eraseTables(tx, { ...subject, leaving })
    await markDeletionDone(tx, account)
    return gone
  })
  if (files === null) return false
  await vaults.get()(ctx.town.slug).remove(files)
  return true
}

/** RT-14 · a letter 22 months after the last connection, another a month later. */
const warnInactive = async (ctx: TownCtx, night: OneByOne): Promise<void> => {
  const zoned = ctx.now.toZonedDateTimeISO(PARIS)
  const monthAgo = zoned.subtract({ months: 1 }).toInstant()
  const quiet = await listToWarn(ctx.db, zoned.subtract({ months: FIRST_WARNING_MONTHS }).toInstant(), monthAgo)
  await night.each(quiet, ({ account, email }) =>
    inTransaction(ctx, async (tx) => {
      const number = await markWarned(tx, account, monthAgo)
      if (number === null) return false
      // Warned late, it ends late: never less than a month after the second letter.
      await post(tx, inactiveLetter({ email, town: ctx.town }, zoned.add({ months: number === 1 ? 2 : 1 }).toInstant()))
      return true
    }),
  )
}

/**
 * RT-13, RT-14 · every night: the deletions whose delay is over, and the accounts that nobody has used for two years.
 * @throws at its end, what went wrong first: one account never holds up the others
 */
export const endAccounts = async (ctx: TownCtx): Promise<void> => {
  const night = oneByOne()
  const asked = await night.each(await listDue(ctx.db, ctx.now), (account) => endAccount(ctx, account, null))
  await warnInactive(ctx, night)
  const monthAgo = ctx.now.toZonedDateTimeISO(PARIS).subtract({ months: 1 }).toInstant()
  const unused = { since: overAt(INACTIVE, ctx.now), monthAgo }
  const inactive = await night.each(await listInactive(ctx.db, unused), (account) => endAccount(ctx, account, unused))
  await inTransaction(ctx, async (tx) => {
    await noteSwept(tx, DELETIONS, asked)
    await noteSwept(tx, INACTIVE, inactive)
  })
  night.end()
}
