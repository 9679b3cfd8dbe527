import { type Day, showDateDigits, showMonth } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { capital, plain } from '#core/text.ts'
import type { Balance, StatementLine, StatementMonth } from '#features/ledger/index.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Actions, GetForm, LinkButton, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { paymentPaths } from '../../paths.ts'
import { BalanceLine } from './balance.tsx'

export type StatementView = {
  readonly today: Day
  readonly balance: Balance
  readonly year: number
  /** To choose from, newest first. */
  readonly years: readonly number[]
  /** Newest first. */
  readonly shown: readonly StatementMonth[]
  readonly earlier: StatementMonth | null
}

/** «novembre-2017», «aout-2017» */
const anchorOf = (month: StatementMonth): string => plain(showMonth(month)).replace(' ', '-')

const COLUMNS = [
  { head: 'Date de valeur' },
  { head: 'Date d’enregistrement' },
  { head: 'Libellé' },
  { head: 'Sous libellé' },
  { head: 'Débit', numeric: true },
  { head: 'Crédit', numeric: true },
  { head: 'Solde', numeric: true },
]

const cells = (line: StatementLine) => [
  showDateDigits(line.valueDate),
  showDateDigits(line.recordedOn),
  line.label,
  line.subLabel ?? '',
  line.debitCents === null ? '' : showEuros(line.debitCents),
  line.creditCents === null ? '' : showEuros(line.creditCents),
  showEuros(line.balanceCents),
]

const Month = ({ month }: { month: StatementMonth }) => {
  const title = `Mois de ${capital(showMonth(month))}`
  return (
    <section id={anchorOf(month)}>
      <h2>{title}</h2>
      <TableList caption={title} hideCaption columns={COLUMNS} rows={month.lines.map(cells)} />
      <p class="discret">
        Solde au début du mois&nbsp;: {showEuros(month.openingCents)}. Débits&nbsp;: {showEuros(month.debitCents)}. Crédits&nbsp;:{' '}
        {showEuros(month.creditCents)}. Solde à la fin du mois&nbsp;: {showEuros(month.closingCents)}.
      </p>
    </section>
  )
}

const ChooseYear = ({ year, years }: Pick<StatementView, 'year' | 'years'>) => (
  <GetForm action={paymentPaths.statement} label="Année du relevé">
    <div class="champ champ-en-ligne">
      <label for="annee">Sélectionner l’année</label>
      <select id="annee" name="annee">
        {years.map((choice) => (
          <option value={choice} selected={choice === year}>
            {choice}
          </option>
        ))}
      </select>
      <Submit tone="secondary">Afficher</Submit>
    </div>
  </GetForm>
)

/** The manual's statement (§3.2.2), one month at a time. */
export const StatementPage = ({ today, balance, year, years, shown, earlier }: StatementView) => (
  <Page title="Relevé de compte" nav={paymentPaths.home} wide back={{ href: paymentPaths.home, label: 'Retour à mes paiements' }}>
    <BalanceLine label="Votre solde au" day={today} balance={balance} />
    <ChooseYear year={year} years={years} />
    {shown.length === 0 && (
      <Empty title={`Aucun mouvement en ${year}.`}>
        <p>Vos réservations et vos paiements de cette année apparaîtront ici.</p>
      </Empty>
    )}
    {shown.map((month) => (
      <Month month={month} />
    ))}
    {earlier && (
      <Actions>
        <LinkButton href={paymentPaths.statementOf({ year, oldestMonth: earlier.month, anchor: anchorOf(earlier) })}>
          Afficher le mois précédent
        </LinkButton>
      </Actions>
    )}
  </Page>
)
