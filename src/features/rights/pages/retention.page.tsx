import { showMoment } from '#core/days.ts'
import { capital, count, nbsp } from '#core/text.ts'
import { type RetentionRule, showKeep } from '#platform/db/retention.ts'
import { SummaryList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import type { RuleGroup } from '../actions/rule-groups.ts'
import type { Run } from '../store/retention-runs.ts'

const SETTINGS = { href: '/agent/parametres', label: 'Paramètres' }

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const lastRun = ({ schedule }: RetentionRule, run: Run | undefined): string => {
  if (schedule === null) return 'Aucun effacement automatique'
  return run
    ? `Dernier passage le ${showMoment(run.at)}${nbsp}: ${count(run.gone, 'effacé')}, ${run.total} en tout`
    : 'Pas encore de passage'
}

/** One rule: how long, then what happens, why, under which text; for administrators, what it took away. */
const Rule = ({ rule, runs }: { rule: RetentionRule; runs: ReadonlyMap<string, Run> | null }) => (
  <>
    {capital(showKeep(rule))}, {rule.from}, puis {lowerFirst(rule.after)}
    <br />
    <span class="discret">
      Pour {rule.purpose} ({rule.basis})
    </span>
    {runs && (
      <>
        <br />
        {lastRun(rule, runs.get(rule.code))}
      </>
    )}
  </>
)

/** Every rule, folded by theme: the page holds on a telephone, and is whole on paper. */
const Rules = ({ groups, runs = null }: { groups: readonly RuleGroup[]; runs?: ReadonlyMap<string, Run> | null }) => (
  <>
    {groups.map(({ title, rules }) => (
      <details class="theme">
        <summary>
          <h2>{title}</h2> <span class="discret">{count(rules.length, 'durée', 'durées')}</span>
        </summary>
        <SummaryList items={rules.map((rule) => ({ term: rule.data, value: <Rule rule={rule} runs={runs} /> }))} />
      </details>
    ))}
  </>
)

/** RT-15 · for everybody: the rules that the portal goes by. */
export const DurationsPage = ({ groups }: { groups: readonly RuleGroup[] }) => (
  <Page
    title="Durées de conservation"
    back={{ href: '/donnees-personnelles', label: 'Données personnelles' }}
    about="Combien de temps le portail garde chaque donnée, pourquoi, et quand elle disparaît."
    wide
  >
    <p>
      Ce que l’espace citoyen garde, combien de temps, pourquoi, et ce qui se passe ensuite. Le portail applique ces durées de
      lui-même, chaque nuit. Il n’efface jamais seul ce que les Archives départementales doivent d’abord autoriser à éliminer
      {nbsp}: la comptabilité, le numéro, les dates et la décision des demandes.
    </p>
    <Rules groups={groups} />
  </Page>
)

/** RT-15 · for administrators: the same rules, with what they took away. */
export const RetentionPage = ({ groups, runs }: { groups: readonly RuleGroup[]; runs: ReadonlyMap<string, Run> }) => (
  <Page title="Durées de conservation appliquées" heading="Durées de conservation" back={SETTINGS} nav={SETTINGS.href} wide>
    <p>
      Les règles que suivent les effacements de chaque nuit, leur dernier passage et ce qu’ils ont effacé. Pour la comptabilité,
      les réservations, le numéro, les dates et la décision des demandes, aucun effacement n’existe dans le portail{nbsp}: passé
      le délai, l’élimination demande le visa des Archives départementales.
    </p>
    <Rules groups={groups} runs={runs} />
  </Page>
)
