import { type Day, showDateDigits } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import type { Balance } from '#features/ledger/index.ts'
import { upcomingSentence } from '../../domain/top-up.ts'

/** «Solde au 13/11/2017 : ● −7,20 euros», then «dont 7,20 € de réservations à venir». The dot is decoration: the sign is written. */
export const BalanceLine = ({ label, day, balance }: { label: string; day: Day; balance: Balance }) => {
  const upcoming = upcomingSentence(balance)
  return (
    <>
      <p class="solde">
        {label} {showDateDigits(day)}&nbsp;:{' '}
        <span class={balance.balanceCents < 0 ? 'point-solde point-solde-moins' : 'point-solde'} aria-hidden="true" />{' '}
        <strong>{showAmount(balance.balanceCents)}&nbsp;euros</strong>
      </p>
      {upcoming && <p class="discret">{upcoming}</p>}
    </>
  )
}
