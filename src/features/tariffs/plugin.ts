import { parisDay, showDateDigits } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { namesOf } from '#features/family/index.ts'
import type { Feature } from '#platform/feature.ts'
import { tariffFlashes } from './flashes.ts'
import { schedules } from './jobs/keep-quotients.ts'
import { acceptedText, refusedText } from './mails/quotient-decided.ts'
import { quotientEndsText } from './mails/quotient-ends.ts'
import { lunchSpan } from './pages/agent/lunches.page.tsx'
import { lunches } from './pages/agent/lunches.route.ts'
import { decide, decideFile, decidePage, quotients } from './pages/agent/quotients.route.ts'
import { create, discard, edit, list, publish, tariff } from './pages/agent/tariffs.route.ts'
import { declare, proof, proofFile, proofPage } from './pages/citizen/quotient.route.ts'
import { simulator } from './pages/public/simulator.route.ts'
import { tariffPaths } from './paths.ts'
import { LUNCHES_MANAGE, QUOTIENT_READ, TARIFFS_MANAGE } from './permissions.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'
import { listPackedLunches } from './store/facts.ts'
import { countDeclared, listHappened, listOwnQuotients } from './store/quotients.ts'

const QUOTIENT_STATUS = { declared: 'à vérifier', valid: 'vérifié', refused: 'refusé', replaced: 'remplacé' } as const

export const tariffsFeature: Feature = {
  name: 'tariffs',
  pages: [
    simulator,
    declare,
    proof,
    proofPage,
    proofFile,
    list,
    create,
    edit,
    tariff,
    publish,
    discard,
    quotients,
    decide,
    decidePage,
    decideFile,
    lunches,
  ],
  schedules,
  flashes: tariffFlashes,
  contributes: {
    letters: [acceptedText, refusedText, quotientEndsText],
    personalData,
    retention,
    family: [
      {
        title: 'Panier-repas (PAI)',
        permission: LUNCHES_MANAGE,
        rank: 45,
        empty: 'Aucun enfant.',
        read: async ({ db, now }, { household, children }) => {
          const [spans, known] = [await listPackedLunches(db, children, parisDay(now), null), await namesOf(db, children)]
          return children.map((child) => ({
            what: known.get(child) ?? '',
            detail:
              spans
                .filter((s) => s.child === child)
                .map(lunchSpan)
                .join(', ') || 'Mange le repas servi',
            href: tariffPaths.lunchesFor(child, household),
          }))
        },
      },
      {
        title: 'Quotient familial',
        permission: QUOTIENT_READ,
        rank: 46,
        empty: 'Aucun quotient déclaré\u00a0: le prix est celui prévu pour un quotient non connu.',
        trace: 'quotient.read',
        read: async ({ db }, { household }) =>
          (await listOwnQuotients(db, household))
            .filter(({ status }) => status !== 'replaced')
            .map((quotient) => ({
              what: showAmount(quotient.cents),
              detail: `${QUOTIENT_STATUS[quotient.status]}, du ${showDateDigits(quotient.from)} au ${showDateDigits(quotient.until)}`,
              ...(quotient.status === 'declared' && { href: tariffPaths.decideOf(quotient.id) }),
            })),
      },
    ],
    familyEvents: [
      {
        permission: QUOTIENT_READ,
        trace: 'quotient.read',
        read: async ({ db }, { household }, wish) =>
          (await listHappened(db, household, wish)).map((event) => ({
            at: event.at,
            what: { declared: 'Quotient déclaré', valid: 'Quotient vérifié', refused: 'Quotient refusé' }[event.what],
            by: event.agent ?? undefined,
            href: event.what === 'declared' ? tariffPaths.decideOf(event.id) : undefined,
          })),
      },
    ],
    workItems: async (db) => [
      {
        label: 'Quotients familiaux à vérifier',
        url: tariffPaths.quotients,
        count: await countDeclared(db),
        permission: QUOTIENT_READ,
      },
    ],
    settings: [
      {
        href: tariffPaths.list,
        label: 'Tarifs',
        group: 'argent',
        permission: TARIFFS_MANAGE,
        about: 'Prix des activités, par délibération\u00a0; simulateur et effet sur les réservations.',
      },
    ],
    agentMenu: [{ href: tariffPaths.quotients, label: 'Quotients', permission: QUOTIENT_READ, group: 'money', rank: 60 }],
  },
}
