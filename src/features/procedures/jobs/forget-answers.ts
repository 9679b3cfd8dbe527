import type { Schedule } from '#platform/jobs/jobs.ts'
import { forgetEnded } from '../actions/forget-answers.ts'

/** PR-58, PR-59 · Every night, before the families read their requests again. */
export const forgetAnswers: Schedule = { name: 'procedures.forget-answers', cron: '25 3 * * *', run: forgetEnded }
