import { getService } from '#features/catalogue/index.ts'
import { checkFiles, chooseAgain } from '#features/documents/index.ts'
import { type FormState, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { page } from '#platform/http/page.ts'
import { openOwnAttachment, openThread } from '../../actions/open-thread.ts'
import { replyAsFamily } from '../../actions/reply.ts'
import { concerned } from '../../concerned.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getRepliesPolicy } from '../../store/threads.ts'
import { piecesOf } from '../pieces.ts'
import { type replyFields, replyForm } from './reply.form.ts'
import { ThreadPage, type ThreadProps } from './thread.page.tsx'

const viewOf = async (
  ctx: Ctx<Citizen>,
  id: number,
  form: FormState<typeof replyFields>,
  formKey: string,
): Promise<ThreadProps> => {
  const { thread, messages } = await openThread(ctx, id)
  const service = await getService(ctx.db, thread.service)
  const number = thread.request
  const title = number === null ? undefined : (await concerned.get().titles(ctx.db, [number])).get(number)
  return {
    thread,
    messages,
    town: ctx.town.name,
    service: service.name,
    concerned: number !== null && title !== undefined ? { number, title, url: concerned.get().url(number) } : null,
    replies: await getRepliesPolicy(ctx.db),
    form,
    formKey,
  }
}

export const threadRoute = page({
  url: paths.thread,
  for: 'citizen',
  allow: permissions.read,
  takesFiles: true,
  get: async (ctx, input) => show(ThreadPage, await viewOf(ctx, numberIn(input, 'id'), replyForm.blank(), newKey())),
  post: async (ctx, input, body, files) => {
    const id = numberIn(input, 'id')
    const { reading, sound } = checkFiles(replyForm.read(body), files)
    const key = keyOf(body)
    if (!reading.ok) return show(ThreadPage, await viewOf(ctx, id, reading, key), 422)
    const done = await replyAsFamily(ctx, { thread: id, body: reading.values.reponse, key, files: sound })
    if (!done.ok) {
      const refused = chooseAgain(reading.refused(sentenceOf(sentences, done)), sound)
      return show(ThreadPage, await viewOf(ctx, id, refused, key), 409)
    }
    return goTo(to.message(id), 'reply-sent')
  },
})

const pieces = piecesOf((ctx: Ctx<Citizen>, input, piece) => openOwnAttachment(ctx, numberIn(input, 'id'), piece))

/** ME-17 · What is joined to one's conversation, page by page as pictures of ours. */
export const piecePageRoute = page({
  url: paths.piecePage,
  for: 'citizen',
  allow: permissions.read,
  get: pieces.page,
})

export const pieceFileRoute = page({
  url: paths.pieceFile,
  for: 'citizen',
  allow: permissions.read,
  get: pieces.file,
})
