import { showDateDigits, showMoment } from '#core/days.ts'
import { Banner, TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { regiePaths } from '../../paths.ts'
import type { Closing } from '../../store/closings.ts'
import type { ClosingForm } from './forms.ts'

export type ClosingView = { readonly closings: readonly Closing[]; readonly form: ClosingForm }

const KIND = { day: 'Journée', month: 'Mois' } as const

export const ClosingPage = ({ closings, form }: ClosingView) => (
  <Page title="Clôtures" nav={regiePaths.home} back={{ href: regiePaths.home, label: 'Retour à la régie' }} form={form}>
    <Banner tone="warning" title="Une clôture est définitive.">
      <p>
        Plus rien ne s’enregistre à une date clôturée&nbsp;: une erreur se corrige par une écriture inverse à la date du jour.
      </p>
    </Banner>
    <PostForm>
      <Required />
      <Field form={form} name="periode" />
      <Field form={form} name="jusque" />
      <Actions>
        <Submit tone="danger">Clôturer la période</Submit>
        <LinkButton href={regiePaths.home}>Annuler</LinkButton>
      </Actions>
    </PostForm>
    {closings.length > 0 && (
      <TableList
        caption="Périodes clôturées"
        columns={[{ head: 'Période' }, { head: 'Du' }, { head: 'Au' }, { head: 'Clôturée le' }, { head: 'Journal' }]}
        rows={closings.map((c) => [
          KIND[c.kind],
          showDateDigits(c.firstDay),
          showDateDigits(c.lastDay),
          showMoment(c.closedAt),
          <a href={`${regiePaths.journal}?du=${c.firstDay}&au=${c.lastDay}`}>Voir le journal</a>,
        ])}
      />
    )}
  </Page>
)
