import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { PapersPage } from './papers.page.tsx'
import { papersOf } from './papers.view.ts'

/** The menu entry that papers belong to, owned by the messages. */
export const EXCHANGES = '/echanges'

export const papersRoute = page({
  url: paths.papers,
  for: 'citizen',
  allow: permissions.provide,
  get: async (ctx) => show(PapersPage, { rows: await papersOf(ctx), messages: EXCHANGES }),
})
