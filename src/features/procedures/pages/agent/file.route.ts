import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { openFile, releaseRequest, takeRequest } from '../../actions/process-request.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { numberIn } from '../number.ts'
import { afterGesture } from './after.ts'
import { FilePage } from './file.page.tsx'
import { fileOf } from './file.view.ts'

/** PR-13 · Opening it is traced. */
export const fileRoute = page({
  url: paths.file,
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, input) => show(FilePage, await fileOf(ctx, await openFile(ctx, numberIn(input)))),
})

/** «Prendre en charge» and «Relâcher» are buttons of the file: they have no page of their own. */
const button = (url: string, gesture: typeof takeRequest, flash: string) =>
  page({
    url,
    for: 'agent',
    allow: permissions.process,
    post: async (ctx, input) => {
      const number = numberIn(input)
      return afterGesture(ctx, number, await gesture(ctx, number), flash)
    },
  })

export const takeRoute = button(paths.take, takeRequest, 'request-taken')
export const releaseRoute = button(paths.release, releaseRequest, 'request-released')
