import { parisDay } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { countToMatch } from '#features/payments/index.ts'
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
import { REGIE_SEE, REGIE_SETTLE } from './permissions.ts'

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
    family: [
      {
        title: 'Compte famille',
        permission: REGIE_SEE,
        rank: 50,
        empty: 'Aucun mouvement.',
        read: async ({ db, now }, { household }) => {
          const { balanceCents } = await balanceOf(db, household, parisDay(now))
          return [{ what: `Solde\u00a0: ${showEuros(balanceCents)}`, href: regiePaths.familyOf(household) }]
        },
      },
    ],
    agentMenu: [{ href: regiePaths.home, label: 'Régie', permission: REGIE_SEE, rank: 50 }],
    settings: [
      {
        href: regiePaths.act,
        label: 'Acte de régie',
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
