import { inTransaction } from '#platform/db/database.ts'
import { deleteFormKeysBefore } from '#platform/db/form-keys.ts'
import { sweepThrottle } from '#platform/http/throttle.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { KEPT_MINUTES } from '../domain/kept-form.ts'
import { deleteEmailChangesBefore } from '../store/email-changes.ts'
import { deleteSetupsBefore } from '../store/factor-setups.ts'
import { deleteInvitationsBefore } from '../store/invitations.ts'
import { deleteKeptFormsBefore } from '../store/kept-forms.ts'
import { deleteLinksBefore } from '../store/links.ts'
import { deletePendingBefore } from '../store/pending-sign-ins.ts'
import { deleteSecurityEventsBefore } from '../store/security-events.ts'
import { deleteSessionsBefore } from '../store/sessions.ts'
import { deleteSignupsBefore } from '../store/signups.ts'

const SIGNUP_HOURS = 7 * 24
/** A used or expired link still says so for a month. */
const LINK_HOURS = 30 * 24
const SESSION_HOURS = 30 * 24
/** Minutes at most, in truth: this is the broom. */
const PENDING_HOURS = 1
/** A form sent twice is sent twice within the day; a week is generous. */
const FORM_KEY_HOURS = 7 * 24
/** AC-20 · a year. */
const EVENT_HOURS = 365 * 24

/** AC-10 · every night: what was begun and not finished, what is over and explains nothing any more. */
export const sweepAccounts: Schedule = {
  name: 'accounts.sweep',
  cron: '40 2 * * *',
  run: async (ctx) => {
    const ago = (hours: number) => ctx.now.subtract({ hours })
    await inTransaction(ctx, async (tx) => {
      await deleteSignupsBefore(tx, ago(SIGNUP_HOURS))
      await deleteLinksBefore(tx, ago(LINK_HOURS))
      await deleteEmailChangesBefore(tx, ago(LINK_HOURS))
      await deleteSessionsBefore(tx, ago(SESSION_HOURS))
      await deleteInvitationsBefore(tx, ago(LINK_HOURS))
      await deletePendingBefore(tx, ago(PENDING_HOURS))
      await deleteSetupsBefore(tx, ago(PENDING_HOURS))
      await deleteSecurityEventsBefore(tx, ago(EVENT_HOURS))
      await sweepThrottle(tx, ago(24))
      await deleteFormKeysBefore(tx, ago(FORM_KEY_HOURS))
    })
  },
}

/** AC-44 · what somebody typed waits half an hour, not until the night. */
export const sweepKeptForms: Schedule = {
  name: 'accounts.sweep-kept-forms',
  cron: '*/10 * * * *',
  run: (ctx) => inTransaction(ctx, (tx) => deleteKeptFormsBefore(tx, ctx.now.subtract({ minutes: KEPT_MINUTES }))),
}
