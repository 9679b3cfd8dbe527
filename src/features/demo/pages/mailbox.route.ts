import { readId } from '#core/ids.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { linked } from '../domain/links.ts'
import { demoPaths } from '../paths.ts'
import { getMail, listMails } from '../store/mails.ts'
import { MailboxPage, MailPage } from './mailbox.page.tsx'

const SHOWN = 50

export const mailbox = page({
  url: demoPaths.mailbox,
  for: 'everyone',
  demoOnly: true,
  get: async (ctx) => show(MailboxPage, { mails: await listMails(ctx.db, SHOWN) }),
})

export const mail = page({
  url: '/demo/courriels/:id',
  for: 'everyone',
  demoOnly: true,
  get: async (ctx, { id }) => {
    const number = readId(id)
    if (number === null) throw new Absent('not a mail number')
    const { text, ...found } = await getMail(ctx.db, number)
    return show(MailPage, { mail: found, parts: linked(text, ctx.town.baseUrl) })
  },
})
