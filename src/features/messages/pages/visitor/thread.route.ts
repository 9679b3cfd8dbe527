import { getService } from '#features/catalogue/index.ts'
import { checkFiles, chooseAgain } from '#features/documents/index.ts'
import { type FormState, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { openAttachmentByLink, openByLink, replyByLink, sendNewLink, type VisitorThread } from '../../actions/visitor-contact.ts'
import { concerned } from '../../concerned.ts'
import { paths, to } from '../../paths.ts'
import { sentences } from '../../refusals.ts'
import { getRepliesPolicy } from '../../store/threads.ts'
import { type replyFields, replyForm } from '../citizen/reply.form.ts'
import { piecesOf } from '../pieces.ts'
import { ExpiredLinkPage, NewLinkPage, VisitorThreadPage } from './thread.page.tsx'

const viewOf = async (ctx: Ctx, token: string, opened: VisitorThread, form: FormState<typeof replyFields>, formKey: string) => ({
  ...opened,
  token,
  title: (await concerned.get().contact(ctx.db, opened.visitor.procedure))?.title ?? '',
  town: ctx.town.name,
  service: (await getService(ctx.db, opened.thread.service)).name,
  replies: await getRepliesPolicy(ctx.db),
  form,
  formKey,
})

/** ME-22 · Read and answered without an account. */
export const visitorThreadRoute = page({
  url: paths.visitorThread,
  for: 'everyone',
  takesFiles: true,
  get: async (ctx, input) => {
    const opened = await openByLink(ctx, input.jeton)
    if (opened.isExpired) return show(ExpiredLinkPage, { action: to.newLink(input.jeton!) }, 409)
    return show(VisitorThreadPage, await viewOf(ctx, input.jeton!, opened, replyForm.blank(), newKey()))
  },
  post: async (ctx, input, body, files) => {
    const opened = await openByLink(ctx, input.jeton)
    if (opened.isExpired) return show(ExpiredLinkPage, { action: to.newLink(input.jeton!) }, 409)
    const { reading, sound } = checkFiles(replyForm.read(body), files)
    const key = keyOf(body)
    if (!reading.ok) return show(VisitorThreadPage, await viewOf(ctx, input.jeton!, opened, reading, key), 422)
    const done = await replyByLink(ctx, { token: input.jeton!, body: reading.values.reponse, key, files: sound })
    if (done.ok) return goTo(to.visitorThread(input.jeton!), 'reply-sent')
    const refused = chooseAgain(reading.refused(sentenceOf(sentences, done)), sound)
    return show(VisitorThreadPage, await viewOf(ctx, input.jeton!, await openByLink(ctx, input.jeton), refused, key), 409)
  },
})

export const newLinkRoute = page({
  url: paths.newLink,
  for: 'everyone',
  post: async (ctx, input) => {
    const token = input.jeton ?? ''
    return (await sendNewLink(ctx, token)) ? show(NewLinkPage, {}) : goTo(to.visitorThread(token))
  },
})

const pieces = piecesOf((ctx: Ctx, input, piece) => openAttachmentByLink(ctx, input.jeton, piece))

/** ME-17 · What is joined to the conversation, as long as the link opens it. */
export const visitorPiecePageRoute = page({
  url: paths.visitorPiecePage,
  for: 'everyone',
  get: pieces.page,
})

export const visitorPieceFileRoute = page({
  url: paths.visitorPieceFile,
  for: 'everyone',
  get: pieces.file,
})
