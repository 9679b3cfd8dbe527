import type { Schedule } from '#platform/jobs/jobs.ts'
import { ageDrafts } from '../actions/age-drafts.ts'

/** PR-19 · Every night, after the town hall has closed. */
export const agingDrafts: Schedule = { name: 'procedures.aging-drafts', cron: '20 3 * * *', run: ageDrafts }
