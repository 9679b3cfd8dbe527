import { showMoment } from '#core/days.ts'
import { type RetentionRule, showKeep } from '#platform/db/retention.ts'
import { TableList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import type { Run } from '../store/retention-runs.ts'

const SETTINGS = { href: '/agent/parametres', label: 'Paramètres' }

const about = (rule: RetentionRule) => [rule.data, rule.purpose, `${showKeep(rule)}, ${rule.from}`, rule.after, rule.basis]
const COLUMNS = [
  { head: 'Données' },
  { head: 'Pourquoi' },
  { head: 'Combien de temps' },
  { head: 'Ensuite' },
  { head: 'Fondement' },
]

/** RT-15 · for everybody: the rules that the portal goes by. */
export const DurationsPage = ({ rules }: { rules: readonly RetentionRule[] }) => (
  <Page
    title="Durées de conservation"
    back={{ href: '/donnees-personnelles', label: 'Données personnelles' }}
    wide
    about="Combien de temps le portail garde chaque donnée, pourquoi, et quand elle disparaît."
  >
    <p>
      Chaque sorte de donnée que l’espace citoyen garde, pourquoi, et quand elle disparaît. Le portail applique ces durées de
      lui-même, sauf quand la dernière étape demande l’accord des Archives.
    </p>
    <TableList caption="Durées de conservation" hideCaption columns={COLUMNS} rows={rules.map(about)} />
  </Page>
)

/** RT-15 · for administrators: the same rules, with what they took away. */
export const RetentionPage = ({ rules, runs }: { rules: readonly RetentionRule[]; runs: ReadonlyMap<string, Run> }) => (
  <Page title="Durées de conservation appliquées" heading="Durées de conservation" back={SETTINGS} nav={SETTINGS.href} wide>
    <p>Les règles que suivent les effacements, la dernière fois qu’ils sont passés, et ce qu’ils ont effacé.</p>
    <TableList
      caption="Règles et derniers passages"
      hideCaption
      columns={[...COLUMNS, { head: 'Dernier passage' }, { head: 'Effacés', numeric: true }]}
      rows={rules.map((rule) => {
        const run = runs.get(rule.code)
        const last = rule.schedule === null ? 'Par la mairie' : run ? showMoment(run.at) : 'Pas encore'
        return [...about(rule), last, run ? `${run.gone} (${run.total} en tout)` : '–']
      })}
    />
  </Page>
)
