import { readId } from '#core/ids.ts'
import { posted } from '#forms/form.ts'
import { keyOf } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { assignRequests } from '../../actions/assign-requests.ts'
import { stopWaiting } from '../../actions/process-complement.ts'
import { openFile } from '../../actions/process-decide.ts'
import { noteRequest } from '../../actions/process-note.ts'
import { releaseRequest, takeRequest } from '../../actions/process-take.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { numberIn } from '../number.ts'
import { afterGesture } from './after.ts'
import { FilePage } from './file.page.tsx'
import { fileOf } from './file.view.ts'
import { noteForm } from './note.form.ts'
import { fromOf } from './query.ts'

/** PR-13 · Opening it is traced. */
export const fileRoute = page({
  url: paths.file,
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, input) => show(FilePage, await fileOf(ctx, input, await openFile(ctx, numberIn(input)))),
})

/** A button of the file: it has no page of its own. */
const button = (url: string, gesture: typeof takeRequest, flash: string) =>
  page({
    url,
    for: 'agent',
    allow: permissions.process,
    post: async (ctx, input) => {
      const number = numberIn(input)
      return afterGesture(ctx, input, number, await gesture(ctx, number), flash)
    },
  })

export const takeRoute = button(paths.take, takeRequest, 'request-taken')
export const releaseRoute = button(paths.release, releaseRequest, 'request-released')
export const closeComplementRoute = button(paths.closeComplement, stopWaiting, 'complement-closed')

/** PR-47 · Who is to follow this request. */
export const assignRoute = page({
  url: paths.assign,
  for: 'agent',
  allow: permissions.process,
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const chosen = posted(body, 'agent')
    const done = await assignRequests(ctx, [number], chosen === 'personne' ? null : (readId(chosen) ?? 0))
    return done.ok
      ? goTo(to.file(number, await fromOf(ctx, input)), { code: 'requests-assigned', data: done.value })
      : afterGesture(ctx, input, number, done, '')
  },
})

/** PR-50 · Whoever may read a request may note something about it. */
export const noteRoute = page({
  url: paths.note,
  for: 'agent',
  allow: permissions.read,
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = noteForm.read(body)
    const key = keyOf(body)
    if (!reading.ok) {
      const props = await fileOf(ctx, input, await openFile(ctx, number), { note: reading, noteKey: key })
      return show(FilePage, props, 422)
    }
    return afterGesture(ctx, input, number, await noteRequest(ctx, number, reading.values.note, key), 'note-added')
  },
})
