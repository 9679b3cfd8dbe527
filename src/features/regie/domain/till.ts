import { type Cents, showEuros, whole, wholeEuros } from '#core/money.ts'
import type { CounterMeans } from './act.ts'

/** Notes and coins, in cents, the largest first. */
export const PIECES = [500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1] as const

/** «Billets de 50 €», «Pièces de 20 c» */
export const pieceLabel = (cents: number): string =>
  cents >= 5_00
    ? `Billets de ${wholeEuros(cents)}\u00a0€`
    : cents >= 1_00
      ? `Pièces de ${wholeEuros(cents)}\u00a0€`
      : `Pièces de ${cents}\u00a0c`

/** How many of each, by its value in cents. */
export type Pieces = Readonly<Record<string, number>>

/** RG-4 · What was counted. */
export const countedCents = (pieces: Pieces): Cents =>
  Object.entries(pieces).reduce((sum, [value, howMany]) => sum + whole(value) * howMany, 0)

/** Where a payment at the counter is held until it is handed over. */
export const TILL_OF = { cash: 'cash', cheque: 'cheques', transfer: 'transfers' } as const satisfies Record<CounterMeans, string>

export const MEANS_NAMES = {
  cash: 'Espèces',
  cheque: 'Chèque',
  transfer: 'Virement',
  card: 'Carte bancaire (en ligne)',
  debit: 'Prélèvement en ligne',
} as const

export const TILL_NAMES = {
  cash: 'Espèces',
  cheques: 'Chèques à l’encaissement',
  transfers: 'Virements',
  bank: 'Plateforme de paiement',
} as const

/** «Caisse juste», «Il manque 2,00 €», «Il y a 2,00 € de trop» */
export const differenceSentence = (cents: Cents): string =>
  cents === 0 ? 'La caisse est juste.' : cents < 0 ? `Il manque ${showEuros(-cents)}.` : `Il y a ${showEuros(cents)} de trop.`
