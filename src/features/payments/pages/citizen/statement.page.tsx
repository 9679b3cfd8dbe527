import { type Day, showDateDigits, showMonth } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { capital, plain } from '#core/text.ts'
import type { Balance, StatementLine, StatementMonth } from '#features/ledger/index.ts'
import { Empty, TableList, Vh } from '#ui/display.tsx'
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
  /** To filter by. */
  readonly children: readonly { readonly id: number; readonly name: string }[]
  readonly child: number | null
  /** Newest first. */
  readonly shown: readonly StatementMonth[]
  /** Asked for, without a movement. */
  readonly empty: { readonly year: number; readonly month: number } | null
  readonly earlier: { readonly year: number; readonly month: number } | null
  /** What «Pourquoi ce prix ?» can explain. */
  readonly explained: ReadonlySet<string>
}

/** «novembre-2017», «aout-2017» */
const anchorOf = (month: { year: number; month: number }): string => plain(showMonth(month)).replace(' ', '-')

const COLUMNS = [
  { head: 'Date de valeur' },
  { head: 'Date d’enregistrement' },
  { head: 'Libellé' },
  { head: 'Sous libellé' },
  { head: 'Débit', numeric: true },
  { head: 'Crédit', numeric: true },
  { head: 'Solde', numeric: true },
  { head: 'Détail' },
]

const LineDetail = ({ line, explained }: { line: StatementLine; explained: boolean }) => (
  <>
    <span id={`ligne-${line.id}`} />
    {line.undoes && (
      <a href={`#ligne-${line.undoes.entry}`}>
        Annule la ligne du {showDateDigits(line.undoes.valueDate)}, enregistrée le {showDateDigits(line.undoes.recordedOn)}
      </a>
    )}
    {line.undoneOn && <span>Annulée le {showDateDigits(line.undoneOn)}. </span>}
    {line.reason && <span>Motif&nbsp;: {line.reason} </span>}
    {explained && (
      <a href={paymentPaths.priceOf(line.id)}>
        Pourquoi ce prix&nbsp;?<Vh> {line.label}</Vh>
      </a>
    )}
  </>
)

const cells = (line: StatementLine, ofChild: boolean, explained: boolean) => [
  showDateDigits(line.valueDate),
  showDateDigits(line.recordedOn),
  line.label,
  line.subLabel ?? '',
  line.debitCents === null ? '' : showEuros(line.debitCents),
  line.creditCents === null ? '' : showEuros(line.creditCents),
  ofChild ? '' : showEuros(line.balanceCents),
  <LineDetail line={line} explained={explained} />,
]

type MonthView = { readonly month: StatementMonth; readonly ofChild: boolean; readonly explained: ReadonlySet<string> }

const Month = ({ month, ofChild, explained }: MonthView) => {
  const title = `Mois de ${capital(showMonth(month))}`
  return (
    <section id={anchorOf(month)}>
      <h2>{title}</h2>
      <TableList
        caption={title}
        hideCaption
        columns={COLUMNS}
        rows={month.lines.map((line) => cells(line, ofChild, explained.has(line.ref)))}
      />
      <p class="discret">
        {!ofChild && <>Solde au début du mois&nbsp;: {showEuros(month.openingCents)}. </>}
        Débits&nbsp;: {showEuros(month.debitCents)}. Crédits&nbsp;: {showEuros(month.creditCents)}.
        {!ofChild && <> Solde à la fin du mois&nbsp;: {showEuros(month.closingCents)}.</>}
      </p>
    </section>
  )
}

type Choice = Pick<StatementView, 'year' | 'years' | 'children' | 'child'>

const ChooseChild = ({ children, child }: Choice) => (
  <span>
    <label for="enfant">Enfant</label>
    <select id="enfant" name="enfant">
      <option value="">Toute la famille</option>
      {children.map((choice) => (
        <option value={choice.id} selected={choice.id === child}>
          {choice.name}
        </option>
      ))}
    </select>
  </span>
)

const ChooseYear = (choice: Choice) => (
  <GetForm action={paymentPaths.statement} label="Année du relevé">
    <div class="champ champ-en-ligne">
      <span>
        <label for="annee">Sélectionner l’année</label>
        <select id="annee" name="annee">
          {choice.years.map((year) => (
            <option value={year} selected={year === choice.year}>
              {year}
            </option>
          ))}
        </select>
      </span>
      {choice.children.length > 1 && <ChooseChild {...choice} />}
      <Submit tone="secondary">Afficher</Submit>
    </div>
  </GetForm>
)

/** The manual's statement (§3.2.2), one month at a time. */
const Nothing = ({ year, child }: { year: number; child: number | null }) => (
  <Empty title={`Aucun mouvement en ${year}.`}>
    <p>
      {child === null
        ? 'Vos réservations et vos paiements de cette année apparaîtront ici.'
        : 'Les réservations de cet enfant pour cette année apparaîtront ici.'}
    </p>
  </Empty>
)

export const StatementPage = (view: StatementView) => {
  const { today, balance, year, child, shown, empty, earlier } = view
  return (
    <Page
      title="Relevé de compte"
      nav={paymentPaths.home}
      wide
      back={{ href: paymentPaths.home, label: 'Retour à mes paiements' }}
    >
      <BalanceLine label="Votre solde au" day={today} balance={balance} />
      <ChooseYear {...view} />
      {shown.length === 0 && <Nothing year={year} child={child} />}
      {shown.map((month) => (
        <Month month={month} ofChild={child !== null} explained={view.explained} />
      ))}
      {empty && (
        <section id={anchorOf(empty)}>
          <h2>Mois de {capital(showMonth(empty))}</h2>
          <p>Aucun mouvement ce mois-ci.</p>
        </section>
      )}
      <Actions>
        {earlier && (
          <LinkButton
            href={paymentPaths.statementOf({ year: earlier.year, oldestMonth: earlier.month, child, anchor: anchorOf(earlier) })}
          >
            Afficher le mois précédent
          </LinkButton>
        )}
        <LinkButton href={paymentPaths.statementFile('pdf', year, child)}>Télécharger {year} (PDF)</LinkButton>
        <LinkButton href={paymentPaths.statementFile('csv', year, child)}>Télécharger {year} (CSV)</LinkButton>
      </Actions>
    </Page>
  )
}
