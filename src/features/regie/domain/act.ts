import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'

export const COUNTER_MEANS = ['cash', 'cheque', 'transfer'] as const
export type CounterMeans = (typeof COUNTER_MEANS)[number]

export type Act = {
  readonly reference: string
  readonly validFrom: Temporal.PlainDate
  readonly floatCents: Cents
  readonly heldMaxCents: Cents
  /** What it allows; a means that is absent is refused. */
  readonly means: ReadonlyMap<CounterMeans, { readonly ceilingCents: Cents | null; readonly mayRefund: boolean }>
}

export type ActRefusal = 'regie.means-not-allowed' | 'regie.above-ceiling' | 'regie.refund-not-allowed'

/** RG-1 · What the act does not allow is refused: another means, or more than its ceiling. */
export const allows = (act: Act, payment: { means: CounterMeans; amountCents: Cents }): Result<null, ActRefusal> => {
  const rule = act.means.get(payment.means)
  if (!rule) return refuse('regie.means-not-allowed')
  if (rule.ceilingCents !== null && payment.amountCents > rule.ceilingCents) {
    return refuse('regie.above-ceiling', { ceiling: rule.ceilingCents })
  }
  return ok(null)
}

/** RG-1 · The same for what is given back. */
export const allowsRefund = (act: Act, refund: { means: CounterMeans; amountCents: Cents }): Result<null, ActRefusal> => {
  if (!act.means.get(refund.means)?.mayRefund) return refuse('regie.refund-not-allowed')
  return allows(act, refund)
}
