import type { Result } from '#core/result.ts'
import { listServices } from '#features/catalogue/index.ts'
import { checkFiles, chooseAgain } from '#features/documents/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { keyOf } from '#forms/key.ts'
import type { ReceivedFile } from '#platform/files/received.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { page } from '#platform/http/page.ts'
import {
  addNote,
  assignThread,
  closeThread,
  forwardThread,
  listFollowers,
  openAttachmentAsAgent,
  reachOf,
  reopenThread,
  replyAsTown,
} from '../../actions/agent-thread.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { type Refusal, sentences } from '../../refusals.ts'
import { getThread } from '../../store/threads.ts'
import { piecesOf } from '../pieces.ts'
import { answerForm, assignForm, forwardForm, noteForm } from './forms.ts'
import { AgentThreadPage } from './thread.page.tsx'
import { agentThreadOf, type Posted } from './thread.view.ts'

const again = async (ctx: Ctx<Agent>, id: number, shown: Posted, status: 200 | 409 | 422): Promise<Answer> =>
  show(AgentThreadPage, await agentThreadOf(ctx, id, shown), status)

const after = (
  ctx: Ctx<Agent>,
  id: number,
  done: Result<null, Refusal>,
  flash: string,
  refused: (sentence: string) => Posted = (sentence) => ({ refused: sentence }),
): Answer | Promise<Answer> =>
  done.ok ? goTo(to.agentThread(id), flash) : again(ctx, id, refused(sentenceOf(sentences, done)), 409)

/** ME-12 · «Insérer»: the standard answer, its variables filled in, goes under what was typed. */
const insertModel = async (
  ctx: Ctx<Agent>,
  id: number,
  body: Parameters<typeof keyOf>[0],
  files: readonly ReceivedFile[],
): Promise<Answer> => {
  const { models } = await agentThreadOf(ctx, id)
  const chosen = models.find((model) => String(model.id) === posted(body, 'modele'))
  const typed = posted(body, 'reponse')
  const form = answerForm(models)
  const answerKey = keyOf(body)
  if (!chosen) {
    const answer = form.blank({ reponse: typed }).faulty('modele', 'Choisissez une réponse type à insérer')
    return again(ctx, id, { answer: chooseAgain(answer, files), answerKey }, 422)
  }
  const reponse = typed.trim() === '' ? chosen.text : `${typed.trimEnd()}\n\n${chosen.text}`
  const answer = chooseAgain(form.blank({ reponse, modele: String(chosen.id) }), files)
  return again(ctx, id, { answer, answerKey }, answer.faults.length > 0 ? 422 : 200)
}

export const agentThreadRoute = page({
  url: paths.agentThread,
  for: 'agent',
  allow: permissions.consult,
  get: async (ctx, input) => show(AgentThreadPage, await agentThreadOf(ctx, numberIn(input, 'id'))),
})

/** «Répondre» posts to a URL of its own, for those who may. */
export const replyRoute = page({
  url: paths.agentReply,
  for: 'agent',
  allow: permissions.answer,
  takesFiles: true,
  get: (_ctx, input) => goTo(to.agentThread(numberIn(input, 'id'))),
  post: async (ctx, input, body, files) => {
    const id = numberIn(input, 'id')
    const gesture = posted(body, 'geste')
    if (gesture === 'inserer') return insertModel(ctx, id, body, files)
    const { models } = await agentThreadOf(ctx, id)
    const { reading, sound } = checkFiles(answerForm(models).read(body), files)
    const key = keyOf(body)
    if (!reading.ok) return again(ctx, id, { answer: reading, answerKey: key }, 422)
    const close = gesture === 'clore'
    const done = await replyAsTown(ctx, { thread: id, body: reading.values.reponse, key, close, files: sound })
    return after(ctx, id, done, close ? 'message-sent-closed' : 'message-sent', (sentence) => ({
      answer: chooseAgain(reading.refused(sentence), sound),
      answerKey: key,
    }))
  },
})

export const noteRoute = page({
  url: paths.note,
  for: 'agent',
  allow: permissions.answer,
  get: (_ctx, input) => goTo(to.agentThread(numberIn(input, 'id'))),
  post: async (ctx, input, body) => {
    const id = numberIn(input, 'id')
    const reading = noteForm.read(body)
    const key = keyOf(body)
    if (!reading.ok) return again(ctx, id, { note: reading, noteKey: key }, 422)
    return after(ctx, id, await addNote(ctx, { thread: id, body: reading.values.note, key }), 'thread-note-added')
  },
})

export const assignRoute = page({
  url: paths.assign,
  for: 'agent',
  allow: permissions.answer,
  get: (_ctx, input) => goTo(to.agentThread(numberIn(input, 'id'))),
  post: async (ctx, input, body) => {
    const id = numberIn(input, 'id')
    const services = await listServices(ctx.db)
    const { service } = await getThread(ctx.db, id)
    const reading = assignForm(await listFollowers(ctx.db, services.find((s) => s.id === service)!)).read(body)
    if (!reading.ok) return again(ctx, id, { assign: reading }, 422)
    const account = reading.values.suivi === null ? null : Number(reading.values.suivi)
    return after(ctx, id, await assignThread(ctx, id, account), 'thread-assigned', (sentence) => ({
      assign: reading.refused(sentence),
    }))
  },
})

/** Once given to another service, it may be out of this agent's sight: they go back to the inbox. */
export const forwardRoute = page({
  url: paths.forward,
  for: 'agent',
  allow: permissions.answer,
  get: (_ctx, input) => goTo(to.agentThread(numberIn(input, 'id'))),
  post: async (ctx, input, body) => {
    const id = numberIn(input, 'id')
    const { service } = await getThread(ctx.db, id)
    const reading = forwardForm((await listServices(ctx.db)).filter((s) => s.id !== service)).read(body)
    if (!reading.ok) return again(ctx, id, { forward: reading }, 422)
    const done = await forwardThread(ctx, id, Number(reading.values.service))
    if (done.ok && reachOf(ctx.actor).services !== null) return goTo(to.inbox(), 'thread-forwarded')
    return after(ctx, id, done, 'thread-forwarded')
  },
})

const button = (url: string, gesture: typeof closeThread, flash: string) =>
  page({
    url,
    for: 'agent',
    allow: permissions.answer,
    post: async (ctx, input) => {
      const id = numberIn(input, 'id')
      return after(ctx, id, await gesture(ctx, id), flash)
    },
  })

export const closeRoute = button(paths.close, closeThread, 'thread-closed')
export const reopenRoute = button(paths.reopen, reopenThread, 'thread-reopened')

const pieces = piecesOf((ctx: Ctx<Agent>, input, piece) => openAttachmentAsAgent(ctx, numberIn(input, 'id'), piece))

/** ME-9, ME-17 · What is joined to a conversation: each page and each file read is traced. */
export const agentPiecePageRoute = page({
  url: paths.agentPiecePage,
  for: 'agent',
  allow: permissions.consult,
  get: pieces.page,
})

export const agentPieceFileRoute = page({
  url: paths.agentPieceFile,
  for: 'agent',
  allow: permissions.consult,
  get: pieces.file,
})
