import { sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { openFile, releaseRequest, takeRequest } from '../../actions/process-request.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { numberIn } from '../number.ts'
import { FilePage } from './file.page.tsx'
import { fileOf, fileRefused } from './file.view.ts'

/** PR-13 · Opening it is traced. */
export const fileRoute = page({
  url: paths.file,
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, input) => show(FilePage, await fileOf(ctx, await openFile(ctx, numberIn(input)))),
})

/** «Prendre en charge», a button of the file. */
export const takeRoute = page({
  url: paths.take,
  for: 'agent',
  allow: permissions.process,
  post: async (ctx, input) => {
    const number = numberIn(input)
    const done = await takeRequest(ctx, number)
    return done.ok
      ? goTo(to.file(number), 'request-taken')
      : show(FilePage, await fileRefused(ctx, number, sentenceOf(sentences, done)), 409)
  },
})

/** «Relâcher», a button of the file. */
export const releaseRoute = page({
  url: paths.release,
  for: 'agent',
  allow: permissions.process,
  post: async (ctx, input) => {
    const number = numberIn(input)
    const done = await releaseRequest(ctx, number)
    return done.ok
      ? goTo(to.file(number), 'request-released')
      : show(FilePage, await fileRefused(ctx, number, sentenceOf(sentences, done)), 409)
  },
})
