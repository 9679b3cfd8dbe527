import { sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { declareQuotient } from '../../actions/quotients.ts'
import { tariffPaths } from '../../paths.ts'
import { QUOTIENT_DECLARE } from '../../permissions.ts'
import { tariffRefusals } from '../../refusals.ts'
import { listOwnQuotients } from '../../store/quotients.ts'
import { quotientForm } from './quotient.form.ts'
import { QuotientPage } from './quotient.page.tsx'

export const declare = page({
  for: 'citizen',
  allow: QUOTIENT_DECLARE,
  url: tariffPaths.quotient,
  get: async ({ db, actor }) =>
    show(QuotientPage, { form: quotientForm.blank(), known: await listOwnQuotients(db, actor.household) }),
  post: async (ctx, _input, body) => {
    const read = quotientForm.read(body)
    const known = () => listOwnQuotients(ctx.db, ctx.actor.household)
    if (!read.ok) return show(QuotientPage, { form: read, known: await known() }, 422)
    const { montant, debut, fin } = read.values
    const done = await declareQuotient(ctx, { cents: montant, from: debut, until: fin })
    if (done.ok) return goTo(tariffPaths.quotient, 'quotient-declared')
    return show(QuotientPage, { form: read.refused(sentenceOf(tariffRefusals, done)), known: await known() }, 409)
  },
})
