import { greetingName, type Named } from '#core/names.ts'
import { form } from '#forms/form.ts'

/** AG-16 · Who pays, and why the town hall does it. */
export const forcedForm = (payers: readonly (Named & { readonly household: number })[]) =>
  form({
    foyer: {
      kind: 'choice',
      label: 'Foyer débité',
      missing: 'Choisissez le foyer débité',
      options: payers.map((payer) => ({ value: String(payer.household), label: greetingName(payer) })),
    },
    motif: {
      kind: 'text',
      label: 'Motif',
      hint: 'La famille le lit, par exemple\u00a0: demande par téléphone, enfant malade',
      missing: 'Indiquez le motif',
      max: 200,
    },
  })
export type ForcedForm = ReturnType<ReturnType<typeof forcedForm>['blank']>
