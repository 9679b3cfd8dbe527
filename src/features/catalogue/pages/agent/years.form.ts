import { isBefore } from '#core/days.ts'
import { form } from '#forms/form.ts'

export const yearForm = form(
  {
    du: { kind: 'date', label: 'Premier jour', missing: 'Indiquez le premier jour' },
    au: { kind: 'date', label: 'Dernier jour', missing: 'Indiquez le dernier jour' },
  },
  ({ du, au }) => ({ au: isBefore(du, au) ? undefined : 'Le dernier jour doit suivre le premier' }),
)
export type YearForm = ReturnType<typeof yearForm.blank>
