import { showDateDigits } from '#core/days.ts'
import { TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { SchoolYear } from '../../domain/computed-year.ts'
import { yearName } from '../../domain/described.ts'
import { cataloguePaths } from '../../paths.ts'
import type { YearForm } from './years.form.ts'

const SETTINGS = { href: '/agent/parametres', label: 'Paramètres' }

export const YearsPage = ({ years }: { years: readonly SchoolYear[] }) => (
  <Page title="Années scolaires" nav={SETTINGS.href} back={SETTINGS} wide>
    <TableList
      caption="Années scolaires"
      hideCaption
      columns={[{ head: 'Année' }, { head: 'Premier jour' }, { head: 'Dernier jour' }, { head: 'Dates' }]}
      rows={years.map((year) => [
        <a href={cataloguePaths.year(year.firstYear)}>{yearName(year.firstYear)}</a>,
        showDateDigits(year.firstDay),
        showDateDigits(year.lastDay),
        year.computed ? 'Calculées' : 'Arrêtées par la mairie',
      ])}
    />
    <PostForm action={cataloguePaths.copyYear}>
      <p>
        L’année suivante reprend les vacances de la dernière, 52 semaines plus tard, et calcule les jours fériés. Corrigez ensuite
        ses dates, ou importez les vacances officielles.
      </p>
      <Actions>
        <Submit>Créer l’année suivante par copie</Submit>
      </Actions>
    </PostForm>
  </Page>
)

export const YearPage = ({ form, firstYear }: { form: YearForm; firstYear: number }) => (
  <Page
    title={`Année scolaire ${yearName(firstYear)}`}
    form={form}
    nav={SETTINGS.href}
    back={{ href: cataloguePaths.years, label: 'Années scolaires' }}
  >
    <Required />
    <PostForm>
      <Field form={form} name="du" />
      <Field form={form} name="au" />
      <Actions>
        <Submit>Enregistrer les dates</Submit>
        <LinkButton href={cataloguePaths.years}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
