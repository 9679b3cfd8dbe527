import { parisDay } from '#core/days.ts'
import { ledgerRefusals } from '#features/ledger/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { closePeriod } from '../../actions/close-period.ts'
import type { ClosingKind } from '../../domain/period.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE } from '../../permissions.ts'
import { regieRefusals } from '../../refusals.ts'
import { listClosings } from '../../store/closings.ts'
import { ClosingPage } from './closing.page.tsx'
import { closingForm } from './forms.ts'

const SHOWN = 40

export const closing = page({
  url: regiePaths.closing,
  for: 'agent',
  allow: REGIE_MANAGE,
  get: async (ctx) => {
    const form = closingForm.blank({ periode: 'day', jusque: parisDay(ctx.now).subtract({ days: 1 }) })
    return show(ClosingPage, { closings: await listClosings(ctx.db, SHOWN), form })
  },
  post: async (ctx, _input, body) => {
    const form = closingForm.read(body)
    const closings = await listClosings(ctx.db, SHOWN)
    if (!form.ok) return show(ClosingPage, { closings, form }, 422)
    const done = await closePeriod(ctx, { kind: form.values.periode as ClosingKind, day: form.values.jusque })
    if (done.ok) return goTo(regiePaths.closing, 'regie-closed')
    return show(ClosingPage, { closings, form: form.refused(sentenceOf({ ...ledgerRefusals, ...regieRefusals }, done)) }, 409)
  },
})
