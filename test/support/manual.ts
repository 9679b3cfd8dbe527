import type { StatementLine } from '#features/ledger/index.ts'

/** A line of a statement as the manual prints it: dates, label, sub-label, debit, credit, balance. */
export const asPrinted = (line: StatementLine) => [
  line.valueDate.toString(),
  line.recordedOn.toString(),
  line.label.replaceAll('\u00a0', ' '),
  line.subLabel,
  line.debitCents,
  line.creditCents,
  line.balanceCents,
]

/** The statement of 13/11/2017 (manual §3.2.2). */
export const PRINTED = [
  ['2017-11-20', '2017-11-10', 'MOUNIER Éric Garderie (1 x 1,10 €) Garderie soir - Garderie soir', null, 110, null, -720],
  [
    '2017-11-20',
    '2017-11-10',
    'MOUNIER Éric Restauration scolaire (1 x 3,90 €) Restauration scolaire - Repas de midi',
    'Tarif enfant',
    390,
    null,
    -610,
  ],
  ['2017-11-20', '2017-11-10', 'MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin', null, 110, null, -220],
  ['2017-11-17', '2017-11-10', 'MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin', null, 110, null, -110],
]
