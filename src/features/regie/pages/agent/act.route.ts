import { parisDay } from '#core/days.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { settleAct } from '../../actions/settle-act.ts'
import { type Act, COUNTER_MEANS } from '../../domain/act.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_SETTLE } from '../../permissions.ts'
import { getAct } from '../../store/act.ts'
import { ActPage } from './act.page.tsx'
import { actForm } from './forms.ts'

const knownOf = (act: Act) => ({
  reference: act.reference,
  depuis: act.validFrom,
  fonds: act.floatCents,
  encaisse: act.heldMaxCents,
  moyens: COUNTER_MEANS.filter((means) => act.means.has(means)),
  especes: act.means.get('cash')?.ceilingCents ?? null,
  cheques: act.means.get('cheque')?.ceilingCents ?? null,
  virements: act.means.get('transfer')?.ceilingCents ?? null,
  remboursements: COUNTER_MEANS.filter((means) => act.means.get(means)?.mayRefund),
})

export const act = page({
  url: regiePaths.act,
  for: 'agent',
  allow: REGIE_SETTLE,
  get: async (ctx) => {
    const inForce = await getAct(ctx.db, parisDay(ctx.now))
    return show(ActPage, { act: inForce, form: actForm.blank(knownOf(inForce)), formKey: newKey() })
  },
  post: async (ctx, _input, body) => {
    const form = actForm.read(body)
    const inForce = await getAct(ctx.db, parisDay(ctx.now))
    if (!form.ok) return show(ActPage, { act: inForce, form, formKey: keyOf(body) }, 422)
    const v = form.values
    const ceilings = { cash: v.especes, cheque: v.cheques, transfer: v.virements }
    await settleAct(ctx, {
      reference: v.reference,
      validFrom: v.depuis,
      floatCents: v.fonds,
      heldMaxCents: v.encaisse,
      means: new Map(
        COUNTER_MEANS.filter((means) => v.moyens.includes(means)).map((means) => [
          means,
          { ceilingCents: ceilings[means], mayRefund: v.remboursements.includes(means) },
        ]),
      ),
    })
    return goTo(regiePaths.act, 'regie-act-set')
  },
})
