import { form } from '#forms/form.ts'

/** Why something that was settled is changed: kept with the change. */
export const reasonForm = form({
  motif: { kind: 'text', label: 'Motif', missing: 'Indiquez le motif', max: 200 },
})
export type ReasonForm = ReturnType<typeof reasonForm.blank>
