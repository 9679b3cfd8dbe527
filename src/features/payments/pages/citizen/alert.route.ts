import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { setAlert } from '../../actions/set-alert.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_SEE } from '../../permissions.ts'
import { findAlert } from '../../store/alerts.ts'
import { alertForm } from './alert.form.ts'
import { AlertPage } from './alert.page.tsx'

export const alert = page({
  url: paymentPaths.alert,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx) => {
    const known = await findAlert(ctx.db, ctx.actor.account)
    return show(AlertPage, { form: alertForm.blank(known ? { alerte: 'oui', seuil: known.thresholdCents } : {}) })
  },
  post: async (ctx, _input, body) => {
    const form = alertForm.read(body)
    if (!form.ok) return show(AlertPage, { form }, 422)
    const wanted = form.values.alerte === 'oui'
    await setAlert(ctx, wanted ? form.values.seuil : null)
    return goTo(paymentPaths.home, wanted ? 'alert-set' : 'alert-removed')
  },
})
