import { showMoment } from '#core/days.ts'
import type { NotedChange } from '#platform/db/setting-changes.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { townPaths } from '../../paths.ts'

const said = (value: string) => (value === '' ? <span class="discret">Rien</span> : <span class="valeur">{value}</span>)

/** TS-1 · who changed what, when, before and after. `older`: the number below which the next page begins. */
export const HistoryPage = ({ changes, older }: { changes: readonly NotedChange[]; older: number | null }) => (
  <Page title="Historique des réglages" nav={townPaths.settings} back={{ href: townPaths.settings, label: 'Paramètres' }} wide>
    {changes.length === 0 ? (
      <Empty title="Aucun réglage n’a été changé.">
        <p>Chaque changement s’écrira ici, avec qui l’a fait, quand, ce qui était et ce qui est devenu.</p>
      </Empty>
    ) : (
      <TableList
        caption="Changements, du plus récent au plus ancien"
        columns={[{ head: 'Réglage' }, { head: 'Avant' }, { head: 'Après' }, { head: 'Par' }, { head: 'Quand' }]}
        rows={changes.map(({ setting, before, after, who, at }) => [setting, said(before), said(after), who, showMoment(at)])}
      />
    )}
    {older !== null && (
      <Actions>
        <LinkButton href={`${townPaths.history}?avant=${older}`}>Changements plus anciens</LinkButton>
      </Actions>
    )}
  </Page>
)
