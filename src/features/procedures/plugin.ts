import { parisDay } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { count } from '#core/text.ts'
import type { Feature } from '#platform/feature.ts'
import { ownRequests } from './actions/own-requests.ts'
import { readerOf } from './actions/reader.ts'
import { workItems } from './actions/work-items.ts'
import { eventLabel, statusLabel } from './domain/status.ts'
import { requestsToDo } from './domain/to-do.ts'
import { agingDrafts } from './jobs/aging-drafts.ts'
import { forgetAnswers } from './jobs/forget-answers.ts'
import { watchAcknowledgements } from './jobs/watch-acknowledgements.ts'
import { acknowledgementText } from './mails/acknowledgement.ts'
import { complementTexts } from './mails/complement.ts'
import { decisionTexts } from './mails/decisions.ts'
import { draftEndsText } from './mails/draft-ends.ts'
import { acknowledgementsDueText, familyAnsweredText } from './mails/to-agents.ts'
import { complementRoute } from './pages/agent/complement.route.ts'
import { correctRoute } from './pages/agent/correct.route.ts'
import { acceptRoute, refuseRoute, reopenRoute, replyRoute, takeOverRoute } from './pages/agent/decide.route.ts'
import { enterRoute, startEntryRoute } from './pages/agent/enter.route.ts'
import { discardEntryRoute, entryChildRoute, entryRoute, entryStepRoute } from './pages/agent/entry.route.ts'
import { assignRoute, closeComplementRoute, fileRoute, noteRoute, releaseRoute, takeRoute } from './pages/agent/file.route.ts'
import { previewRoute } from './pages/agent/preview.route.ts'
import {
  closeProcedureRoute,
  exportProcedureRoute,
  importProcedureRoute,
  openProcedureRoute,
  procedureRoute,
  proceduresRoute,
} from './pages/agent/procedures.route.ts'
import { assignManyRoute, exportQueueRoute, queueRoute } from './pages/agent/queue.route.ts'
import { receiptRoute } from './pages/agent/receipt.route.ts'
import { addChildRoute } from './pages/citizen/add-child.route.ts'
import { checkRoute } from './pages/citizen/check.route.ts'
import { completeRoute, dropPendingRoute } from './pages/citizen/complete.route.ts'
import { doneRoute } from './pages/citizen/done.route.ts'
import { discardRoute, withdrawRoute } from './pages/citizen/leave.route.ts'
import { pdfRoute, printRoute } from './pages/citizen/print.route.ts'
import { requestRoute } from './pages/citizen/request.route.ts'
import { requestsRoute } from './pages/citizen/requests.route.ts'
import { startRoute } from './pages/citizen/start.route.ts'
import { stepRoute } from './pages/citizen/step.route.ts'
import { to } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'
import { listHappened } from './store/family-events.ts'
import { listProcedures } from './store/procedures.ts'
import { listSentBy } from './store/requests.ts'

export const proceduresFeature: Feature = {
  name: 'procedures',
  pages: [
    startRoute,
    requestsRoute,
    requestRoute,
    stepRoute,
    addChildRoute,
    checkRoute,
    doneRoute,
    printRoute,
    pdfRoute,
    completeRoute,
    dropPendingRoute,
    withdrawRoute,
    discardRoute,
    queueRoute,
    assignManyRoute,
    exportQueueRoute,
    fileRoute,
    takeRoute,
    releaseRoute,
    acceptRoute,
    refuseRoute,
    replyRoute,
    takeOverRoute,
    assignRoute,
    noteRoute,
    complementRoute,
    closeComplementRoute,
    reopenRoute,
    correctRoute,
    proceduresRoute,
    importProcedureRoute,
    procedureRoute,
    openProcedureRoute,
    closeProcedureRoute,
    exportProcedureRoute,
    previewRoute,
    receiptRoute,
    enterRoute,
    startEntryRoute,
    entryRoute,
    entryStepRoute,
    entryChildRoute,
    discardEntryRoute,
  ],
  flashes: {
    'request-locked': { tone: 'info', text: 'Cette demande ne peut plus être modifiée.' },
    'step-first': { tone: 'info', text: 'Remplissez d’abord cette étape\u00a0: les suivantes en dépendent.' },
    'step-not-asked': { tone: 'info', text: 'Avec vos réponses, cette étape n’est pas à remplir.' },
    'draft-moved': {
      tone: 'info',
      text: 'Cette démarche a changé depuis que vous avez commencé. Vos réponses sont gardées\u00a0; vérifiez celles que nous vous redemandons.',
    },
    'change-continues': {
      tone: 'info',
      text: 'Ce changement demande d’autres réponses\u00a0: il sera enregistré quand elles seront là.',
    },
    'change-dropped': { tone: 'success', text: 'Les modifications sont abandonnées. Votre demande n’a pas changé.' },
    'complement-saved': { tone: 'success', text: 'Votre réponse est gardée. Envoyez-la à la mairie quand tout est prêt.' },
    'complement-sent': { tone: 'success', text: 'Votre complément est envoyé à la mairie.' },
    'request-changed': { tone: 'success', text: 'Votre demande est modifiée.' },
    'request-withdrawn': { tone: 'success', text: 'Votre demande est retirée.' },
    'draft-deleted': { tone: 'success', text: 'Le brouillon est supprimé.' },
    'child-added': { tone: 'success', text: 'L’enfant est ajouté à votre famille et choisi pour cette demande.' },
    'requests-assigned': {
      tone: 'success',
      text: ({ given, left }) =>
        Number(left) === 0
          ? `${count(Number(given), 'demande affectée', 'demandes affectées')}.`
          : `${count(Number(given), 'demande affectée', 'demandes affectées')}. Les autres sont déjà prises en charge ou l’étaient déjà.`,
    },
    'request-taken-over': { tone: 'success', text: 'Vous avez repris cette demande. Votre collègue le lira dans l’historique.' },
    'request-reopened': {
      tone: 'success',
      text: 'La demande est rouverte et prise en charge par vous. La famille est prévenue.',
    },
    'complement-asked': { tone: 'success', text: 'Le complément est demandé. La famille est prévenue.' },
    'complement-closed': { tone: 'success', text: 'La demande est de nouveau en traitement.' },
    'answers-corrected': { tone: 'success', text: 'La correction est enregistrée. La famille est prévenue.' },
    'procedure-opened': { tone: 'success', text: 'La démarche est ouverte.' },
    'procedure-closed': { tone: 'success', text: 'La démarche est fermée.' },
    'procedure-imported': {
      tone: 'success',
      text: ({ version }) =>
        `La version ${version} est publiée. Une démarche nouvelle reste fermée\u00a0: essayez-la, puis ouvrez-la.`,
    },
    'note-added': { tone: 'success', text: 'La note est ajoutée.' },
    'receipt-given': { tone: 'success', text: 'L’accusé de réception est noté comme remis.' },
    'request-entered': {
      tone: 'success',
      text: 'La demande est enregistrée. La famille la trouve dans «\u00a0Mes demandes\u00a0» et reçoit son accusé de réception.',
    },
    'request-taken': { tone: 'success', text: 'Vous avez pris cette demande en charge.' },
    'request-released': { tone: 'success', text: 'La demande est de nouveau dans la file.' },
    'request-accepted': { tone: 'success', text: 'La demande est acceptée. La famille est prévenue.' },
    'request-refused': { tone: 'success', text: 'La demande est refusée. La famille est prévenue.' },
    'request-answered': { tone: 'success', text: 'Votre réponse est envoyée.' },
  },
  schedules: [
    agingDrafts,
    forgetAnswers,
    { name: 'requests.watch-acknowledgements', cron: '30 7 * * *', run: watchAcknowledgements },
  ],
  contributes: {
    letters: [
      acknowledgementText,
      draftEndsText,
      familyAnsweredText,
      acknowledgementsDueText,
      ...decisionTexts,
      ...complementTexts,
    ],
    personalData,
    retention,
    family: [
      {
        title: 'Demandes',
        permission: permissions.read,
        rank: 20,
        empty: 'Aucune demande envoyée.',
        read: async ({ db, actor, now }, { adults }) =>
          (await listSentBy(db, adults, readerOf(actor, now).services)).map(({ number, definition, child, status }) => ({
            what: `${definition.title} n°\u00a0${number}`,
            detail: [child ? listName(child.name) : null, statusLabel(status, definition.outcome)].filter(Boolean).join(', '),
            href: to.file(number),
          })),
      },
    ],
    familyEvents: [
      {
        permission: permissions.read,
        read: async ({ db, actor, now }, { adults }, wish) =>
          (await listHappened(db, { authors: adults, services: readerOf(actor, now).services }, wish)).map((event) => ({
            at: event.at,
            what: eventLabel(event.kind, event.outcome),
            detail: [`${event.title} n°\u00a0${event.number}`, event.child].filter(Boolean).join(', '),
            by: event.agent ?? undefined,
            href: to.file(event.number),
          })),
      },
    ],
    familyGestures: [
      {
        label: 'Saisir une demande',
        permission: permissions.process,
        rank: 10,
        href: ({ household, adults }) => (adults.length === 0 ? null : to.enterFor(household)),
      },
    ],
    searchEntries: async ({ db }) =>
      (await listProcedures(db)).map(({ href, title, category, summary, publishedAt }) => ({
        kind: 'demarche' as const,
        title,
        url: href,
        about: summary,
        text: category,
        changed: publishedAt,
      })),
    agentMenu: [{ href: to.queue(), label: 'Demandes', permission: permissions.read, group: 'work', rank: 10 }],
    settings: [
      {
        href: to.procedures(),
        label: 'Démarches',
        group: 'offre',
        permission: permissions.define,
        about: 'Les démarches proposées, leurs versions\u00a0; ouvrir, fermer, importer.',
      },
    ],
    workItems,
    todos: async (ctx) => requestsToDo(await ownRequests(ctx), parisDay(ctx.now)),
  },
}
