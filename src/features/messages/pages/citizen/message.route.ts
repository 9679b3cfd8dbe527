import { readId } from '#core/ids.ts'
import { getService } from '#features/catalogue/index.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { openMessage } from '../../actions/open-message.ts'
import { concerned } from '../../concerned.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { MessagePage } from './message.page.tsx'

export const messageRoute = page({
  url: paths.message,
  for: 'citizen',
  allow: permissions.read,
  get: async (ctx, input) => {
    const id = readId(input.id)
    if (id === null) throw new Absent('message')
    const message = await openMessage(ctx, id)
    const service = await getService(ctx.db, message.service)
    const number = message.request
    const title = number === null ? undefined : (await concerned.get().titles(ctx.db, [number])).get(number)
    return show(MessagePage, {
      ...message,
      service: service.name,
      concerned: number !== null && title !== undefined ? { number, title, url: concerned.get().url(number) } : null,
    })
  },
})
