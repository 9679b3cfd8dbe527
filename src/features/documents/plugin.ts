import { parisDay, showDateDigits } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { plural } from '#core/text.ts'
import type { Feature } from '#platform/feature.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { ownPapers } from './actions/own-papers.ts'
import { missingPapers } from './counters.ts'
import { typeName } from './domain/document-type.ts'
import { statusLabel, statusOn } from './domain/paper.ts'
import { papersToDo } from './domain/to-do.ts'
import { prepareDocument } from './jobs/prepare-document.ts'
import { schedules } from './jobs/schedules.ts'
import { documentTexts } from './mails/messages.ts'
import { finishRoute } from './pages/agent/finish.route.ts'
import { queueRoute } from './pages/agent/queue.route.ts'
import { reviewOriginalRoute, reviewPageRoute, reviewRoute, seenRoute, undoRoute } from './pages/agent/review.route.ts'
import { newTypeRoute, typeRoute, typesRoute } from './pages/agent/types.route.ts'
import { paperRoute, reuseRoute, situationRoute } from './pages/citizen/paper.route.ts'
import { papersRoute } from './pages/citizen/papers.route.ts'
import {
  checkRoute,
  draftPageRoute,
  dropRoute,
  originalRoute,
  provideRoute,
  sentPageRoute,
} from './pages/citizen/provide.route.ts'
import { to } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'
import { rightFor } from './rights.ts'
import { countToCheckBySecrecy } from './store/counts.ts'
import { listHappened } from './store/family-events.ts'
import { listRequirementsAbout } from './store/requirements.ts'

export const documentsFeature: Feature = {
  name: 'documents',
  pages: [
    papersRoute,
    paperRoute,
    situationRoute,
    provideRoute,
    checkRoute,
    dropRoute,
    reuseRoute,
    draftPageRoute,
    sentPageRoute,
    originalRoute,
    queueRoute,
    finishRoute,
    reviewRoute,
    seenRoute,
    undoRoute,
    reviewPageRoute,
    reviewOriginalRoute,
    typesRoute,
    newTypeRoute,
    typeRoute,
  ],
  flashes: {
    'paper-sent': { tone: 'success', text: 'Votre document est envoyé. Un agent va le vérifier.' },
    'paper-not-concerned': { tone: 'success', text: 'Votre réponse est enregistrée. Vous n’avez rien à fournir.' },
    'paper-not-reused': { tone: 'warning', text: 'Ce document ne peut pas servir ici. Choisissez un fichier.' },
    'paper-decided': { tone: 'success', text: 'Votre décision est enregistrée. La famille n’en sait rien encore.' },
    'paper-undone': { tone: 'success', text: 'Votre décision est annulée.' },
    'papers-told': {
      tone: 'success',
      text: ({ count }) => (count === 1 ? 'Le message est envoyé.' : `${count}\u00a0messages sont envoyés.`),
    },
    'type-saved': { tone: 'success', text: 'Le type de justificatif est enregistré.' },
  },
  jobs: [prepareDocument],
  schedules,
  contributes: {
    letters: documentTexts,
    personalData,
    retention,
    family: [
      {
        title: 'Justificatifs',
        permission: permissions.review,
        rank: 30,
        empty: 'Aucun justificatif demandé.',
        read: async ({ db, now, actor }, { household, adults, children }) =>
          (await listRequirementsAbout(db, [...adults, ...children], household)).map((paper) => ({
            group: paper.person === null ? 'Foyer' : listName(paper.person),
            what: typeName(paper.type),
            detail: [
              statusLabel(statusOn(paper, parisDay(now))),
              paper.status === 'valide' && paper.validUntil && `jusqu’au ${showDateDigits(paper.validUntil)}`,
            ]
              .filter(Boolean)
              .join(', '),
            // Another agent's page would only say no.
            ...(mayDo.get()(actor, rightFor(paper.type.secrecy)) ? { href: to.review(paper.id) } : {}),
          })),
      },
    ],
    familyEvents: [
      {
        permission: permissions.review,
        read: async ({ db }, { household, adults, children }, wish) =>
          (await listHappened(db, { persons: [...adults, ...children], household }, wish)).map((event) => ({
            at: event.at,
            what: { sent: 'Justificatif envoyé', valid: 'Justificatif validé', refused: 'Justificatif refusé' }[event.what],
            detail: [event.type, event.person].filter(Boolean).join(', '),
            by: event.agent ?? undefined,
          })),
      },
    ],
    agentMenu: [{ href: to.queue(), label: 'Justificatifs', permission: permissions.review, group: 'work', rank: 15 }],
    settings: [
      {
        href: to.types(),
        label: 'Types de justificatifs',
        group: 'offre',
        permission: permissions.configure,
        about: 'Ce que la mairie demande, à qui, pour combien de temps, et qui peut le lire.',
      },
    ],
    workItems: async (db) =>
      (await countToCheckBySecrecy(db)).map(({ secrecy, count }) => ({
        label: `${plural(count, 'justificatif')} à vérifier${{ civil: '', health: ' (santé)', bank: ' (banque)' }[secrecy]}`,
        url: to.queue(),
        count,
        permission: rightFor(secrecy),
      })),
    counters: [missingPapers],
    todos: async (ctx) => papersToDo(await ownPapers(ctx), parisDay(ctx.now), to.papers()),
  },
}
