import { sweepTrail } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { deleteFormKeysBefore } from '#platform/db/form-keys.ts'
import { sweep } from '#platform/db/retention.ts'
import { sweepThrottle } from '#platform/http/throttle.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { AUDIT, EVENTS, FORM_KEYS, LINKS, PENDING, SESSIONS, SIGNUPS, TYPED } from '../retention.ts'
import { deleteEmailChangesBefore } from '../store/email-changes.ts'
import { deleteSetupsBefore } from '../store/factor-setups.ts'
import { deleteInvitationsBefore } from '../store/invitations.ts'
import { deleteKeptFormsBefore } from '../store/kept-forms.ts'
import { deleteLinksBefore } from '../store/links.ts'
import { deletePendingBefore } from '../store/pending-sign-ins.ts'
import { deleteSecurityEventsBefore } from '../store/security-events.ts'
import { deleteSessionsBefore } from '../store/sessions.ts'
import { deleteSignupsBefore } from '../store/signups.ts'

/** AC-10 · every night: what was begun and not finished, what is over and explains nothing any more. */
export const sweepAccounts: Schedule = {
  name: 'accounts.sweep',
  cron: '40 2 * * *',
  run: (ctx) =>
    inTransaction(ctx, async (tx) => {
      await sweep(tx, SIGNUPS, deleteSignupsBefore)
      // An invitation that was used or replaced says so like any other link.
      await sweep(tx, LINKS, async (_, before) => {
        const links = await deleteLinksBefore(tx, before)
        const changes = await deleteEmailChangesBefore(tx, before)
        return links + changes + (await deleteInvitationsBefore(tx, before))
      })
      await sweep(tx, SESSIONS, deleteSessionsBefore)
      await sweep(
        tx,
        PENDING,
        async (_, before) => (await deletePendingBefore(tx, before)) + (await deleteSetupsBefore(tx, before)),
      )
      await sweep(tx, EVENTS, deleteSecurityEventsBefore)
      await sweep(tx, AUDIT, (_, before) => sweepTrail(tx, 'audit_event', before))
      await sweep(tx, FORM_KEYS, deleteFormKeysBefore)
      await sweepThrottle(tx, ctx.now.subtract({ hours: 24 }))
    }),
}

/** AC-44 · what somebody typed waits half an hour, not until the night. */
export const sweepKeptForms: Schedule = {
  name: 'accounts.sweep-kept-forms',
  cron: '*/10 * * * *',
  run: (ctx) => inTransaction(ctx, (tx) => sweep(tx, TYPED, deleteKeptFormsBefore)),
}
