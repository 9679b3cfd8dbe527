import { type Day, parisDay, showDateDigits, showMoment } from '#core/days.ts'
import { type Cents, showAmount, showEuros } from '#core/money.ts'
import { greetingName, type Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Balance, StatementLine, StatementSpan } from '#features/ledger/index.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { PdfDocument } from '#platform/pdf/index.ts'

export const STATEMENT_COLUMNS = [
  'Date de valeur',
  'Date d’enregistrement',
  'Libellé',
  'Sous libellé',
  'Débit',
  'Crédit',
  'Solde',
] as const

const amount = (cents: Cents | null): string => (cents === null ? '' : showAmount(cents))

/** Oldest first, as accounts are read in a spreadsheet. `ofChild`: a child's rows have no balance of their own. */
export const statementRows = (span: StatementSpan, ofChild: boolean): (string | Day)[][] =>
  span.months
    .flatMap((month) => month.lines)
    .reverse()
    .map((line) => [
      showDateDigits(line.valueDate),
      showDateDigits(line.recordedOn),
      line.label,
      line.subLabel ?? '',
      amount(line.debitCents),
      amount(line.creditCents),
      ofChild ? '' : amount(line.balanceCents),
    ])

const pdfRow = (line: StatementLine, ofChild: boolean): string[] => [
  showDateDigits(line.valueDate),
  showDateDigits(line.recordedOn),
  [line.label, line.subLabel].filter(Boolean).join(' – '),
  amount(line.debitCents),
  amount(line.creditCents),
  ofChild ? '' : amount(line.balanceCents),
]

export const statementPaper = (about: {
  town: TownCtx['town']
  reader: Named
  child: string | null
  year: number
  span: StatementSpan
  balance: Balance
  at: Temporal.Instant
}): PdfDocument => {
  const { town, span, year, child, balance, at } = about
  const rows = span.months.flatMap((month) => month.lines).reverse()
  const opening: [string, string][] = child
    ? [['Enfant', child]]
    : [
        [`Solde au 1er janvier ${year}`, showEuros(span.openingCents)],
        [`Solde au 31 décembre ${year}`, showEuros(span.closingCents)],
        [`Votre solde au ${showDateDigits(parisDay(at))}`, `${showAmount(balance.balanceCents)}${nbsp}euros`],
      ]
  return {
    title: `Relevé de compte ${year}`,
    issuer: [town.name, town.regieName, town.address],
    recipient: [greetingName(about.reader), `Établi le ${showMoment(at)}`],
    layout: 'landscape',
    madeAt: at,
    footer: `${town.regieName} – relevé de compte ${year}`,
    blocks: [
      { kind: 'facts', rows: opening },
      rows.length === 0
        ? { kind: 'text', text: `Aucun mouvement en ${year}.` }
        : {
            kind: 'table',
            caption: `Mouvements de ${year}, par date de valeur`,
            columns: [
              { title: 'Date de valeur', share: 2 },
              { title: 'Enregistré le', share: 2 },
              { title: 'Libellé', share: 9 },
              { title: 'Débit', share: 2, align: 'end' },
              { title: 'Crédit', share: 2, align: 'end' },
              { title: 'Solde', share: 2, align: 'end' },
            ],
            rows: rows.map((line) => pdfRow(line, child !== null)),
            total: ['Total', '', '', amount(span.debitCents), amount(span.creditCents), child ? '' : amount(span.closingCents)],
          },
    ],
  }
}
