import { form } from '#forms/form.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'

/** PA-1 · The town says between which amounts. */
export const amountForm = (town: Pick<TownIdentity, 'topUpMin' | 'topUpMax'>) =>
  form({
    montant: {
      kind: 'amount',
      label: 'Montant à charger',
      missing: 'Indiquez un montant',
      min: town.topUpMin,
      max: town.topUpMax,
    },
  })

export type AmountForm = ReturnType<ReturnType<typeof amountForm>['blank']>
