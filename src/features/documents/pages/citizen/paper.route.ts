import { readId } from '#core/ids.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getOwnRequirement } from '../../store/requirements.ts'
import { PaperPage } from './paper.page.tsx'
import { EXCHANGES } from './papers.route.ts'
import { rowsOf } from './papers.view.ts'

export const paperRoute = page({
  url: paths.paper,
  for: 'citizen',
  allow: permissions.provide,
  get: async (ctx, input) => {
    const id = readId(input.piece)
    if (id === null) throw new Absent('requirement')
    const paper = await getOwnRequirement(ctx.db, id, ctx.actor)
    const [row] = await rowsOf(ctx, [paper])
    return show(PaperPage, { row: row!, help: paper.type.help, nav: EXCHANGES })
  },
})
