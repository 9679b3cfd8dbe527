import { parisDay } from '#core/days.ts'
import { showEuros, whole } from '#core/money.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { type Reception, receive as receiveIt } from '../../actions/receive.ts'
import type { Act, CounterMeans } from '../../domain/act.ts'
import { MEANS_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE } from '../../permissions.ts'
import { regieRefusals } from '../../refusals.ts'
import { getAct } from '../../store/act.ts'
import { receiveForm } from './forms.ts'
import { ReceivePage } from './receive.page.tsx'
import { familyOf } from './shared.ts'

const limitsOf = (act: Act): string[] =>
  [...act.means].map(([means, { ceilingCents }]) =>
    ceilingCents === null
      ? `${MEANS_NAMES[means]}\u00a0: sans plafond`
      : `${MEANS_NAMES[means]}\u00a0: ${showEuros(ceilingCents)} au plus`,
  )

const partsOf = async (ctx: Ctx<Agent>, input: Input) => {
  const today = parisDay(ctx.now)
  const family = await familyOf(ctx.db, numberIn(input, 'famille'))
  const act = await getAct(ctx.db, today)
  return { family, act, balance: await balanceOf(ctx.db, family.id, today), limits: limitsOf(act) }
}

export const receive = page({
  url: regiePaths.receive,
  for: 'agent',
  allow: REGIE_MANAGE,
  get: async (ctx, input) => {
    const { act, ...view } = await partsOf(ctx, input)
    const [adult] = view.family.adults
    const form = receiveForm(act, view.family.adults).blank({
      payeur: adult ? String(adult.id) : undefined,
      ...(view.balance.dueCents > 0 ? { montant: view.balance.dueCents } : {}),
    })
    return show(ReceivePage, { ...view, form, formKey: newKey() })
  },
  post: async (ctx, input, body) => {
    const { act, ...view } = await partsOf(ctx, input)
    const form = receiveForm(act, view.family.adults).read(body)
    const formKey = keyOf(body)
    if (!form.ok) return show(ReceivePage, { ...view, form, formKey }, 422)
    const { payeur, moyen, montant, remis, emetteur, banque, numero } = form.values
    const means = moyen as CounterMeans
    const isCheque = means === 'cheque'
    const wish: Reception = {
      household: view.family.id,
      payer: whole(payeur),
      means,
      amountCents: montant,
      tenderedCents: means === 'cash' ? (remis ?? montant) : null,
      issuer: isCheque ? emetteur : null,
      bank: isCheque ? banque : null,
      piece: means === 'cash' ? null : numero,
    }
    const done = await receiveIt(ctx, wish, formKey)
    if (!done.ok) return show(ReceivePage, { ...view, form: form.refused(sentenceOf(regieRefusals, done)), formKey }, 409)
    const change = (wish.tenderedCents ?? montant) - montant
    return goTo(regiePaths.paymentOf(done.value.id), { code: 'regie-received', data: { change } })
  },
})
