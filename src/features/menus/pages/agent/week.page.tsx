import { type Day, showDate, showDayInYear } from '#core/days.ts'
import { Actions, Field, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { paths } from '../../paths.ts'
import type { WeekForm } from './week.form.ts'

export type WeekProps = {
  readonly form: WeekForm
  readonly days: readonly { readonly day: Day; readonly inputs: readonly string[] }[]
}

export const WeekPage = ({ form, days }: WeekProps) => {
  const monday = days[0]!.day
  const week = (by: number) => paths.weekOf(monday.add({ weeks: by }))
  return (
    <Page title="Menus" nav={paths.week} form={form} caption={`Semaine du ${showDate(monday)}`}>
      <nav aria-label="Semaine">
        <ul class="agenda-mois" role="list">
          <li>
            <a href={week(-1)}>Semaine précédente</a>
          </li>
          <li>
            <a href={week(1)}>Semaine suivante</a>
          </li>
        </ul>
      </nav>
      <p>Les familles lisent ces menus dans l’agenda. Un type de menu dit ce qui est servi, jamais pourquoi.</p>
      <PostForm action={paths.weekOf(monday)}>
        {days.map(({ day, inputs }) => (
          <>
            <h2>{showDayInYear(day)}</h2>
            {inputs.map((name) => (
              <Field form={form} name={name} />
            ))}
          </>
        ))}
        <Actions>
          <Submit>Enregistrer les menus</Submit>
          <LinkButton href={paths.import}>Importer un tableau</LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}
