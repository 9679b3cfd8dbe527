import { parisDay, showDateDigits } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { SummaryList, TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { TILL_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import type { Handover } from '../../store/till.ts'
import type { HandoverForm } from './forms.ts'

export type HandoverView = {
  readonly held: ReadonlyMap<string, Cents>
  readonly handovers: readonly Handover[]
  readonly form: HandoverForm
  readonly formKey: string
}

const tillName = (till: string): string => TILL_NAMES[till as keyof typeof TILL_NAMES] ?? till

export const HandoverPage = ({ held, handovers, form, formKey }: HandoverView) => (
  <Page
    title="Versements au comptable"
    nav={regiePaths.home}
    back={{ href: regiePaths.home, label: 'Retour à la régie' }}
    form={form}
  >
    <SummaryList
      items={Object.entries(TILL_NAMES).map(([till, name]) => ({ term: name, value: showEuros(held.get(till) ?? 0) }))}
    />
    <PostForm formKey={formKey}>
      <Required />
      <Field form={form} name="caisse" />
      <Field form={form} name="montant" />
      <Field form={form} name="bordereau" />
      <Actions>
        <Submit>Enregistrer le versement</Submit>
        <LinkButton href={regiePaths.home}>Annuler</LinkButton>
      </Actions>
    </PostForm>
    {handovers.length > 0 && (
      <TableList
        caption="Derniers versements"
        columns={[{ head: 'Bordereau' }, { head: 'Date' }, { head: 'Ce qui est versé' }, { head: 'Montant', numeric: true }]}
        rows={handovers.map((h) => [h.slip, showDateDigits(parisDay(h.madeAt)), tillName(h.till), showEuros(h.amountCents)])}
      />
    )}
  </Page>
)
