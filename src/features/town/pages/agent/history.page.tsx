import { type Day, parisDay, parisTime, showDay, showTime } from '#core/days.ts'
import { capital } from '#core/text.ts'
import type { NotedChange } from '#platform/db/setting-changes.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Choice, PeriodFields } from '#ui/filters.tsx'
import { Actions, GetForm, LinkButton, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { townPaths } from '../../paths.ts'

export type HistoryFilter = { readonly theme: string | null; readonly from: Day | null; readonly until: Day | null }
export type HistoryView = {
  readonly changes: readonly NotedChange[]
  /** The number below which the next page begins; null on the last one. */
  readonly older: number | null
  readonly filter: HistoryFilter
  /** Subjects under which something was changed. */
  readonly themes: readonly string[]
}

const said = (value: string) => (value === '' ? <span class="discret">Rien</span> : <span class="valeur">{value}</span>)

const addressOf = (url: string, { theme, from, until }: HistoryFilter, below: number | null = null): string => {
  const asked = Object.entries({ sujet: theme, du: from, au: until, avant: below })
  const query = new URLSearchParams(asked.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])))
  return query.size === 0 ? url : `${url}?${query}`
}

const columns = [{ head: 'Réglage' }, { head: 'Avant' }, { head: 'Après' }, { head: 'Par' }, { head: 'Heure' }]

const Changes = ({ changes }: Pick<HistoryView, 'changes'>) => (
  <>
    {[...Map.groupBy(changes, ({ at }) => capital(showDay(parisDay(at))))].map(([day, ofDay]) => (
      <TableList
        caption={day}
        columns={columns}
        rows={ofDay.map(({ theme, setting, before, after, who, at }) => [
          <>
            <span class="discret">{theme}</span> <br />
            {setting}
          </>,
          said(before),
          said(after),
          who,
          showTime(parisTime(at)),
        ])}
      />
    ))}
  </>
)

/** TS-1, TS-9 · who changed what, when, before and after. */
export const HistoryPage = ({ changes, older, filter, themes }: HistoryView) => (
  <Page title="Historique des réglages" nav={townPaths.settings} back={{ href: townPaths.settings, label: 'Paramètres' }} wide>
    {themes.length > 0 && (
      <div class="sans-papier">
        <GetForm action={townPaths.history} label="Sujet et période">
          <div class="champ champ-en-ligne">
            <Choice name="sujet" label="Sujet" options={themes.map((theme) => [theme, theme])} chosen={filter.theme} />
            <PeriodFields from={filter.from} to={filter.until} />
            <Submit tone="secondary">Afficher</Submit>
          </div>
        </GetForm>
        <p>
          <a href={addressOf(townPaths.historyCsv, filter)}>Télécharger ces changements (CSV)</a>
        </p>
      </div>
    )}
    {changes.length > 0 ? (
      <Changes changes={changes} />
    ) : themes.length > 0 ? (
      <Empty title="Aucun changement sur ce sujet et cette période." action={{ href: townPaths.history, label: 'Tout voir' }} />
    ) : (
      <Empty title="Aucun réglage n’a été changé.">
        <p>Chaque changement s’écrira ici, avec qui l’a fait, quand, ce qui était et ce qui est devenu.</p>
      </Empty>
    )}
    {older !== null && (
      <Actions>
        <LinkButton href={addressOf(townPaths.history, filter, older)}>Changements plus anciens</LinkButton>
      </Actions>
    )}
  </Page>
)
