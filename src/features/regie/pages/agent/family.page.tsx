import { type Day, parisDay, showDateDigits } from '#core/days.ts'
import { showAmount, showEuros } from '#core/money.ts'
import type { Household } from '#features/family/index.ts'
import type { Balance, StatementLine } from '#features/ledger/index.ts'
import { balanceSentence, upcomingSentence } from '#features/payments/index.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { MEANS_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import type { CounterPayment } from '../../store/payments.ts'
import { familyName } from './shared.ts'

export type FamilyView = {
  readonly family: Household
  readonly today: Day
  readonly balance: Balance
  readonly last: readonly Omit<StatementLine, 'balanceCents'>[]
  readonly payments: readonly CounterPayment[]
  readonly mayManage: boolean
}

export const FamilyPage = ({ family, today, balance, last, payments, mayManage }: FamilyView) => (
  <Page
    title={`Compte famille n° ${family.id}`}
    heading={familyName(family)}
    caption={`Compte famille n° ${family.id}`}
    nav={regiePaths.home}
    back={{ href: regiePaths.home, label: 'Retour à la régie' }}
    wide
  >
    <p class="solde">
      Solde au {showDateDigits(today)}&nbsp;: <strong>{showAmount(balance.balanceCents)}&nbsp;euros</strong>
    </p>
    {upcomingSentence(balance) && <p class="discret">{upcomingSentence(balance)}</p>}
    <p>
      {balanceSentence(balance)
        .replace('Vous devez', 'La famille doit')
        .replace('Il vous reste', 'Il lui reste')
        .replace('Vous n’avez', 'Elle n’a')
        .replace('Votre compte', 'Son compte')}
    </p>
    {mayManage && (
      <Actions>
        <LinkButton href={regiePaths.receiveOf(family.id)} tone="primary">
          Encaisser
        </LinkButton>
        <LinkButton href={regiePaths.refundOf(family.id)}>Rembourser</LinkButton>
      </Actions>
    )}
    {payments.length > 0 && (
      <TableList
        caption="Encaissements au guichet"
        columns={[{ head: 'Reçu' }, { head: 'Date' }, { head: 'Moyen' }, { head: 'Montant', numeric: true }]}
        rows={payments.map((p) => [
          <a href={regiePaths.paymentOf(p.id)}>Reçu n°&nbsp;{p.receiptNumber}</a>,
          showDateDigits(parisDay(p.receivedAt)),
          `${MEANS_NAMES[p.means]}${p.takenBack === null ? '' : ' (annulé)'}`,
          showEuros(p.amountCents),
        ])}
      />
    )}
    {last.length === 0 ? (
      <Empty title="Aucun mouvement sur ce compte." />
    ) : (
      <TableList
        caption="Derniers mouvements"
        columns={[
          { head: 'Date d’enregistrement' },
          { head: 'Date de valeur' },
          { head: 'Libellé' },
          { head: 'Sous libellé' },
          { head: 'Débit', numeric: true },
          { head: 'Crédit', numeric: true },
        ]}
        rows={last.map((line) => [
          showDateDigits(line.recordedOn),
          showDateDigits(line.valueDate),
          line.label,
          line.subLabel ?? '',
          line.debitCents === null ? '' : showEuros(line.debitCents),
          line.creditCents === null ? '' : showEuros(line.creditCents),
        ])}
      />
    )}
  </Page>
)
