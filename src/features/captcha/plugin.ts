import { inTransaction } from '#platform/db/database.ts'
import type { Feature } from '#platform/feature.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { anotherImageEndpoint } from './pages/another.endpoint.ts'
import { captchaImage, captchaSound } from './pages/challenge.route.ts'
import { deleteExpiredAnswers } from './store/answers.ts'

/** CA-1 · what can no longer be answered needs no trace. */
const sweepCaptcha: Schedule = {
  name: 'captcha.sweep',
  cron: '25 * * * *',
  run: (ctx) => inTransaction(ctx, deleteExpiredAnswers),
}

export const captchaFeature: Feature = {
  name: 'captcha',
  pages: [captchaImage, captchaSound],
  endpoints: [anotherImageEndpoint],
  schedules: [sweepCaptcha],
}
