import { parisDay, showDateDigits } from '#core/days.ts'
import { count, plural } from '#core/text.ts'
import type { Feature } from '#platform/feature.ts'
import { reachOf } from './actions/agent-thread.ts'
import { UNREAD, unreadMessages } from './counters.ts'
import { sweepMessages } from './jobs/sweep.ts'
import { messageWaitsText } from './mails/message-waits.ts'
import { visitorTexts } from './mails/visitor-letters.ts'
import { answerRoute, answersRoute, deleteAnswerRoute, newAnswerRoute, settingsRoute } from './pages/agent/answers.route.ts'
import { beginRoute } from './pages/agent/begin.route.ts'
import { inboxRoute } from './pages/agent/inbox.route.ts'
import {
  agentPieceFileRoute,
  agentPiecePageRoute,
  agentThreadRoute,
  assignRoute,
  closeRoute,
  forwardRoute,
  noteRoute,
  reopenRoute,
  replyRoute,
} from './pages/agent/thread.route.ts'
import { messagesRoute } from './pages/citizen/messages.route.ts'
import { pieceFileRoute, piecePageRoute, threadRoute } from './pages/citizen/thread.route.ts'
import { confirmRoute } from './pages/visitor/confirm.route.ts'
import { contactRoute, contactSentRoute } from './pages/visitor/contact.route.ts'
import { newLinkRoute, visitorPieceFileRoute, visitorPiecePageRoute, visitorThreadRoute } from './pages/visitor/thread.route.ts'
import { paths, to } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'
import { countInbox, listCorrespondence, listHappened } from './store/inbox.ts'
import { countUnread } from './store/threads.ts'

/** The conversations of a family's file; all of them are found in the inbox. */
const THREADS_SHOWN = 10

export const messagesFeature: Feature = {
  name: 'messages',
  pages: [
    messagesRoute,
    threadRoute,
    piecePageRoute,
    pieceFileRoute,
    contactRoute,
    contactSentRoute,
    confirmRoute,
    visitorThreadRoute,
    visitorPiecePageRoute,
    visitorPieceFileRoute,
    newLinkRoute,
    inboxRoute,
    answersRoute,
    newAnswerRoute,
    answerRoute,
    deleteAnswerRoute,
    settingsRoute,
    beginRoute,
    agentThreadRoute,
    agentPiecePageRoute,
    agentPieceFileRoute,
    replyRoute,
    noteRoute,
    assignRoute,
    forwardRoute,
    closeRoute,
    reopenRoute,
  ],
  schedules: [sweepMessages],
  flashes: {
    'reply-sent': { tone: 'success', text: 'Votre réponse est envoyée à la mairie.' },
    'message-sent': { tone: 'success', text: 'Votre message est envoyé. La famille est prévenue par courriel.' },
    'message-sent-closed': { tone: 'success', text: 'Votre message est envoyé et la conversation est close.' },
    'thread-note-added': { tone: 'success', text: 'La note interne est ajoutée. La famille ne la voit pas.' },
    'thread-assigned': { tone: 'success', text: 'Le suivi de la conversation est enregistré.' },
    'thread-forwarded': { tone: 'success', text: 'La conversation est transmise à l’autre service.' },
    'thread-closed': { tone: 'success', text: 'La conversation est close.' },
    'thread-reopened': { tone: 'success', text: 'La conversation est rouverte.' },
    'answer-saved': { tone: 'success', text: 'La réponse type est enregistrée.' },
    'answer-deleted': { tone: 'success', text: 'La réponse type est supprimée.' },
    'settings-saved': { tone: 'success', text: 'Les réglages des messages sont enregistrés.' },
  },
  contributes: {
    letters: [messageWaitsText, ...visitorTexts],
    personalData,
    retention,
    counters: [unreadMessages],
    family: [
      {
        title: 'Messages',
        permission: permissions.consult,
        rank: 35,
        empty: 'Aucune conversation.',
        read: async ({ db, actor }, { adults }) =>
          (await listCorrespondence(db, reachOf(actor), adults, THREADS_SHOWN)).map((thread) => ({
            what: thread.subject,
            detail: [
              thread.serviceName,
              showDateDigits(parisDay(thread.lastAt)),
              thread.closedAt ? 'close' : thread.waitingSince ? 'attend une réponse' : 'ouverte',
            ].join(', '),
            href: to.agentThread(thread.id),
          })),
      },
    ],
    familyEvents: [
      {
        permission: permissions.consult,
        read: async ({ db, actor }, { adults }, wish) =>
          (await listHappened(db, reachOf(actor), adults, wish)).map((message) => ({
            at: message.at,
            what: message.side === 'town' ? 'Message de la mairie' : 'Message de la famille',
            detail: message.subject,
            by: message.signedBy ?? undefined,
            href: to.agentThread(message.thread),
          })),
      },
    ],
    familyGestures: [
      {
        label: 'Écrire à la famille',
        permission: permissions.begin,
        rank: 40,
        href: ({ household, adults }) => (adults.length === 0 ? null : to.begin(household)),
      },
    ],
    agentMenu: [{ href: paths.inbox, label: 'Messages', permission: permissions.consult, group: 'work', rank: 15 }],
    settings: [
      {
        href: paths.settings,
        label: 'Réglages des messages',
        group: 'courriers',
        permission: permissions.configure,
        about: 'Si les familles peuvent répondre aux messages de la mairie.',
      },
      {
        href: paths.answers,
        label: 'Réponses types',
        group: 'courriers',
        permission: permissions.configure,
        about: 'Les textes que les agents insèrent dans leurs réponses.',
      },
    ],
    workItems: async (db, _now, agent) => {
      const { waiting } = await countInbox(db, reachOf(agent))
      return waiting === 0
        ? []
        : [
            {
              label: plural(waiting, 'message sans réponse', 'messages sans réponse'),
              url: paths.inbox,
              count: waiting,
              permission: permissions.consult,
            },
          ]
    },
    todos: async (ctx) => {
      // Counted with the session already, but for an action without a page.
      const unread = ctx.waiting ? ctx.waiting.count(UNREAD) : await countUnread(ctx.db, ctx.actor.person)
      return unread === 0
        ? []
        : [{ label: `Lire ${count(unread, 'message')}`, url: paths.messages, why: 'La mairie vous a écrit.', due: null }]
    },
  },
}
