import { Actions, Field, GetForm, Submit } from '#ui/form.tsx'
import type { SimulationForm } from './simulation.form.ts'

/** Nothing typed here is kept: it is a question in the address, without a name. */
export const SimulationFields = ({ form, action, withDay }: { form: SimulationForm; action: string; withDay: boolean }) => (
  <GetForm action={action} label="Simulateur de prix">
    {withDay && <Field form={form} name="jour" />}
    <Field form={form} name="quotient" />
    <Field form={form} name="rang" />
    <Field form={form} name="exterieur" />
    <Field form={form} name="panier" />
    <Field form={form} name="situation" />
    <Actions>
      <Submit tone="secondary">Calculer le prix</Submit>
    </Actions>
  </GetForm>
)
