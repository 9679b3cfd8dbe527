import { CSV_TYPE, csv } from '#core/csv.ts'
import { showAmount } from '#core/money.ts'
import { file, show } from '#platform/http/answers.ts'
import { type Input, page } from '#platform/http/page.ts'
import { MEANS_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_SEE } from '../../permissions.ts'
import { listJournal, sumJournal } from '../../store/journal.ts'
import { JournalPage, KINDS, meansName } from './journal.page.tsx'
import { periodIn } from './shared.ts'

const SHOWN = 500
const ALL = 1_000_000

const meansIn = (input: Input): string | null => (input.moyen !== undefined && input.moyen in MEANS_NAMES ? input.moyen : null)

export const journal = page({
  url: regiePaths.journal,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const { from, to } = periodIn(input, ctx.now)
    const means = meansIn(input)
    const lines = await listJournal(ctx.db, { from, to, means, limit: SHOWN + 1 })
    const totals = (await sumJournal(ctx.db, from, to)).filter((t) => means === null || t.means === means)
    return show(JournalPage, { from, to, means, lines: lines.slice(0, SHOWN), totals, isCut: lines.length > SHOWN })
  },
})

/** Amounts in a spreadsheet keep the plain minus sign. */
export const cellOf = (cents: number): string =>
  showAmount(cents)
    .replace('\u2212', '-')
    .replace(/[\u00a0\u202f]/g, '')

export const journalCsv = page({
  url: regiePaths.journalCsv,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const { from, to } = periodIn(input, ctx.now)
    const lines = await listJournal(ctx.db, { from, to, means: meansIn(input), limit: ALL })
    const text = csv(
      ['Date', 'Opération', 'Reçu', 'Compte famille', 'Moyen', 'Référence', 'Motif', 'Montant', 'Écriture'],
      lines.map((l) => [
        l.recordedOn,
        KINDS[l.kind],
        l.receiptNumber,
        l.household,
        meansName(l.means),
        l.piece,
        l.reason,
        cellOf(l.amountCents),
        l.transaction,
      ]),
    )
    return file(`journal-${from}-${to}.csv`, CSV_TYPE, text)
  },
})
