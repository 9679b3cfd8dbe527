import { getService } from '#features/catalogue/index.ts'
import { form, sentenceOf } from '#forms/form.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { confirmContact, contactToConfirm, isOver } from '../../actions/visitor-contact.ts'
import { concerned } from '../../concerned.ts'
import { paths } from '../../paths.ts'
import { sentences } from '../../refusals.ts'
import { ConfirmedPage, ConfirmPage } from './confirm.page.tsx'

const nothing = form({})

/** ME-21 · A mail program that opens links confirms nothing: it takes the button. */
export const confirmRoute = page({
  url: paths.confirm,
  for: 'everyone',
  get: async (ctx, input) => {
    const visitor = await contactToConfirm(ctx, input.jeton)
    const service = await getService(ctx.db, visitor.service)
    const title = (await concerned.get().contact(ctx.db, visitor.procedure))?.title ?? ''
    if (visitor.number !== null)
      return show(ConfirmedPage, { number: visitor.number, title, service, receivedAt: visitor.confirmedAt! })
    const over = isOver(visitor, ctx.now)
    return show(ConfirmPage, { service: service.name, title, isOver: over, form: nothing.blank() }, over ? 409 : 200)
  },
  post: async (ctx, input) => {
    const visitor = await contactToConfirm(ctx, input.jeton)
    const service = await getService(ctx.db, visitor.service)
    const title = (await concerned.get().contact(ctx.db, visitor.procedure))?.title ?? ''
    const done = await confirmContact(ctx, input.jeton!)
    if (done.ok) {
      const receivedAt = visitor.confirmedAt ?? ctx.now
      return show(ConfirmedPage, { number: done.value, title, service, receivedAt })
    }
    const refused = nothing.blank().refused(sentenceOf(sentences, done))
    return show(ConfirmPage, { service: service.name, title, isOver: true, form: refused }, 409)
  },
})
