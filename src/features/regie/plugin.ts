import { parisDay, showDateDigits } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { balanceOf, lastMovementsOf } from '#features/ledger/index.ts'
import { countToMatch, MEANS, receiptLabel, upcomingSentence } from '#features/payments/index.ts'
import type { Feature } from '#platform/feature.ts'
import { regieFlashes } from './flashes.ts'
import { act } from './pages/agent/act.route.ts'
import { closing } from './pages/agent/closing.route.ts'
import { debts, debtsCsv } from './pages/agent/debts.route.ts'
import { family } from './pages/agent/family.route.ts'
import { handover } from './pages/agent/handover.route.ts'
import { home } from './pages/agent/home.route.ts'
import { journal, journalCsv } from './pages/agent/journal.route.ts'
import { check, enter, online, onlineCsv, order } from './pages/agent/online.route.ts'
import { payment, receipt, takeBack } from './pages/agent/payment.route.ts'
import { receive } from './pages/agent/receive.route.ts'
import { refund } from './pages/agent/refund.route.ts'
import { till } from './pages/agent/till.route.ts'
import { regiePaths } from './paths.ts'
import { REGIE_MANAGE, REGIE_SEE, REGIE_SETTLE } from './permissions.ts'
import { personalData } from './personal.ts'
import { listHappened } from './store/family-events.ts'

/** The movements of a family's file; the account's own page has more. */
const MOVEMENTS_SHOWN = 5

export const regieFeature: Feature = {
  name: 'regie',
  pages: [
    home,
    family,
    receive,
    refund,
    payment,
    takeBack,
    receipt,
    till,
    journal,
    journalCsv,
    debts,
    debtsCsv,
    online,
    onlineCsv,
    order,
    check,
    enter,
    handover,
    closing,
    act,
  ],
  flashes: regieFlashes,
  contributes: {
    personalData,
    family: [
      {
        title: 'Compte famille',
        permission: REGIE_SEE,
        rank: 50,
        empty: 'Aucun mouvement.',
        trace: 'regie.read',
        read: async ({ db, now }, { household }) => {
          const balance = await balanceOf(db, household, parisDay(now))
          const last = await lastMovementsOf(db, household, MOVEMENTS_SHOWN)
          return [
            {
              what: `Solde\u00a0: ${showEuros(balance.balanceCents)}`,
              detail: upcomingSentence(balance) ?? undefined,
              href: regiePaths.familyOf(household),
            },
            ...last.map((line) => ({
              group: 'Derniers mouvements',
              what: `${showDateDigits(line.recordedOn)}, ${[line.label, line.subLabel].filter(Boolean).join(', ')}`,
              detail: showEuros((line.creditCents ?? 0) - (line.debitCents ?? 0)),
            })),
          ]
        },
      },
    ],
    familyEvents: [
      {
        permission: REGIE_SEE,
        trace: 'regie.read',
        read: async ({ db }, { household }, wish) =>
          (await listHappened(db, household, wish)).map((event) => ({
            at: event.at,
            what: { paid: 'Paiement reçu', refunded: 'Remboursement', 'taken-back': 'Encaissement annulé' }[event.what],
            detail: [showEuros(event.amountCents), MEANS[event.means], event.receipt && receiptLabel(event.receipt)]
              .filter(Boolean)
              .join(', '),
            by: event.agent ?? undefined,
          })),
      },
    ],
    familyGestures: [
      {
        label: 'Encaisser un paiement',
        permission: REGIE_MANAGE,
        rank: 30,
        href: ({ household }) => regiePaths.receiveOf(household),
      },
    ],
    agentMenu: [{ href: regiePaths.home, label: 'Régie', permission: REGIE_SEE, group: 'money', rank: 50 }],
    settings: [
      {
        href: regiePaths.act,
        label: 'Acte de régie',
        group: 'argent',
        permission: REGIE_SETTLE,
        about: 'Moyens de paiement autorisés au guichet, plafonds, fonds de caisse.',
      },
    ],
    workItems: async (db, now) => {
      const count = await countToMatch(db, now)
      const url = `${regiePaths.online}?etat=a-rapprocher`
      return count === 0 ? [] : [{ label: 'Paiements en ligne à rapprocher', url, count, permission: REGIE_SEE }]
    },
  },
}
