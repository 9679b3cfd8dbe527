import { posted } from '#forms/form.ts'
import { inTransaction } from '#platform/db/database.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { accountsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { findAccountById, passwordSince } from '../../store/accounts.ts'
import { findWaitingEmail } from '../../store/email-changes.ts'
import { findFactor } from '../../store/second-factors.ts'
import { listSecurityEvents } from '../../store/security-events.ts'
import { endOtherSessions, endOwnSession, listOpenSessions } from '../../store/sessions.ts'
import { IdentifiersPage } from './identifiers.page.tsx'

/** How many of the last security events are shown. */
const EVENTS = 10

export const identifiers = page({
  url: accountsPaths.identifiers,
  for: 'citizen',
  allow: permissions.identify,
  get: async (ctx) => {
    const { account: id } = ctx.actor
    const account = await findAccountById(ctx.db, id)
    if (!account) throw new Absent('an account that was just closed')
    return show(IdentifiersPage, {
      login: account.login,
      email: account.email,
      waitingEmail: await findWaitingEmail(ctx.db, id, ctx.now),
      passwordSince: await passwordSince(ctx.db, id),
      factorSince: (await findFactor(ctx.db, id))?.since ?? null,
      sessions: await listOpenSessions(ctx.db, id, ctx.now),
      present: ctx.from.session?.id ?? null,
      events: await listSecurityEvents(ctx.db, id, EVENTS),
    })
  },
  // AC-45: one's own sessions only; one that is over already is no fault.
  post: async (ctx, _input, body) => {
    const which = posted(body, 'session')
    const { account } = ctx.actor
    if (which === 'autres') {
      await inTransaction(ctx, (tx) => endOtherSessions(tx, account, ctx.from.session?.id ?? null))
      return goTo(accountsPaths.identifiers, 'other-sessions-closed')
    }
    if (!/^\d{1,15}$/.test(which)) return goTo(accountsPaths.identifiers)
    const ended = await inTransaction(ctx, (tx) => endOwnSession(tx, account, Number(which)))
    return goTo(accountsPaths.identifiers, ended ? 'session-closed' : undefined)
  },
})
