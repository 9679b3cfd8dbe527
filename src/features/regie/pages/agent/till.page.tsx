import { showMoment } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'
import { inputId } from '#forms/fields.ts'
import type { FormState } from '#forms/form.ts'
import { TableList } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { differenceSentence } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import type { TillCount } from '../../store/till.ts'

export type TillView = {
  readonly floatCents: Cents
  readonly expectedCents: Cents
  readonly counts: readonly TillCount[]
  readonly form: FormState
  readonly formKey: string
}

export const TillPage = ({ floatCents, expectedCents, counts, form, formKey }: TillView) => (
  <Page title="Compter la caisse" nav={regiePaths.home} back={{ href: regiePaths.home, label: 'Retour à la régie' }} form={form}>
    <p>
      Il devrait y avoir <strong>{showEuros(expectedCents)}</strong> en espèces, dont {showEuros(floatCents)} de fonds de caisse.
    </p>
    <PostForm formKey={formKey}>
      <Hidden name="vu" value={expectedCents} />
      <fieldset>
        <legend>Billets et pièces</legend>
        {Object.keys(form.fields)
          .filter((name) => name !== 'motif')
          .map((name) => (
            <Field form={form} name={name} />
          ))}
      </fieldset>
      <div id={inputId('ecart')}>
        <Field form={form} name="motif" />
      </div>
      <Actions>
        <Submit>Enregistrer le comptage</Submit>
        <LinkButton href={regiePaths.home}>Annuler</LinkButton>
      </Actions>
    </PostForm>
    {counts.length > 0 && (
      <TableList
        caption="Derniers comptages"
        columns={[{ head: 'Date' }, { head: 'Attendu', numeric: true }, { head: 'Compté', numeric: true }, { head: 'Écart' }]}
        rows={counts.map((count) => [
          showMoment(count.countedAt),
          showEuros(count.expectedCents),
          showEuros(count.countedCents),
          `${differenceSentence(count.countedCents - count.expectedCents)}${count.why ? ` ${count.why}` : ''}`,
        ])}
      />
    )}
  </Page>
)
