import { showDateDigits, showMoment } from '#core/days.ts'
import { count, nbsp } from '#core/text.ts'
import { type Activity, type ClosureRow, type SchoolYear, yearName } from '#features/catalogue/index.ts'
import { Banner, Empty, SummaryList, TableList, Tag } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import { NATURE } from '../../domain/described.ts'
import { showRange } from './closing.page.tsx'

const activityNames = (closure: ClosureRow, activities: readonly Activity[]): string => {
  const named = activities.filter(({ id }) => closure.activities?.includes(id))
  return named.length === 0 ? 'Toutes' : named.map(({ name }) => name).join(', ')
}

export type CalendarProps = {
  readonly years: readonly SchoolYear[]
  readonly year: SchoolYear
  readonly closures: readonly ClosureRow[]
  readonly activities: readonly Activity[]
  readonly counts: ReadonlyMap<number, { cancelled: number }>
}

export const CalendarPage = ({ years, year, closures, activities, counts }: CalendarProps) => (
  <Page title={`Calendrier ${yearName(year.firstYear)}`} nav={agentPaths.calendar} wide>
    <nav aria-label="Années scolaires">
      <ul class="onglets" role="list">
        {years.map(({ firstYear }) => (
          <li>
            <a href={agentPaths.calendarOf(firstYear)} aria-current={firstYear === year.firstYear ? 'page' : undefined}>
              {yearName(firstYear)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <p>
      Année scolaire du {showDateDigits(year.firstDay)} au {showDateDigits(year.lastDay)}.
      {year.computed && ` Ses vacances sont calculées par des règles simples${nbsp}: importez les dates officielles.`}
    </p>
    <Actions>
      <LinkButton href={agentPaths.close} tone="primary">
        Fermer des jours
      </LinkButton>
      <LinkButton href={agentPaths.importHolidays}>Importer les vacances</LinkButton>
    </Actions>
    {closures.length === 0 ? (
      <Empty title="Aucun jour fermé dans cette année." />
    ) : (
      <TableList
        caption="Jours fermés"
        columns={[
          { head: 'Motif' },
          { head: 'Nature' },
          { head: 'Premier jour' },
          { head: 'Dernier jour' },
          { head: 'Activités' },
          { head: 'Réservations annulées', numeric: true },
        ]}
        rows={closures.map((closure) => [
          <a href={agentPaths.closure(closure.id)}>{closure.label}</a>,
          closure.computed ? `${NATURE[closure.kind]} (date calculée)` : NATURE[closure.kind],
          showDateDigits(closure.firstDay),
          showDateDigits(closure.lastDay),
          activityNames(closure, activities),
          String(counts.get(closure.id)?.cancelled ?? 0),
        ])}
      />
    )}
  </Page>
)

export type ClosureProps = {
  readonly closure: ClosureRow
  readonly activities: readonly Activity[]
  readonly cancelled: number
  readonly restored: number
  /** Taking it back today gives the bookings back. */
  readonly isUndoable: boolean
}

export const ClosurePage = ({ closure, activities, cancelled, restored, isUndoable }: ClosureProps) => (
  <Page
    title="Jours fermés"
    heading={closure.label}
    nav={agentPaths.calendar}
    back={{ href: agentPaths.calendar, label: 'Calendrier' }}
  >
    <SummaryList
      items={[
        { term: 'Nature', value: NATURE[closure.kind] },
        { term: 'Jours', value: showRange(closure) },
        { term: 'Activités', value: activityNames(closure, activities) },
        { term: 'Enregistrée', value: closure.createdAt ? showMoment(closure.createdAt) : 'Calculée par le portail' },
        { term: 'Réservations annulées', value: String(cancelled) },
        ...(closure.undoneAt
          ? [
              { term: 'État', value: <Tag tone="neutral">Défaite {showMoment(closure.undoneAt)}</Tag> },
              { term: 'Réservations rétablies', value: String(restored) },
            ]
          : []),
      ]}
    />
    {!closure.undoneAt && (
      <PostForm>
        {isUndoable && cancelled > 0 ? (
          <Banner tone="warning" title={`${count(cancelled, 'réservation')} à rétablir`}>
            <p>
              Jusqu’à ce soir minuit, défaire la fermeture rétablit ses réservations, au même prix et pour le même foyer, et
              prévient les familles.
            </p>
          </Banner>
        ) : (
          <p>
            Les jours seront de nouveau ouverts à la réservation.
            {cancelled > 0 &&
              ' Les réservations annulées ne seront pas rétablies : les familles réserveront de nouveau.'.replace(
                ' :',
                '\u00a0:',
              )}
          </p>
        )}
        <Actions>
          <Submit tone="danger">Défaire cette fermeture</Submit>
          <LinkButton href={agentPaths.calendar}>Retour au calendrier</LinkButton>
        </Actions>
      </PostForm>
    )}
  </Page>
)
