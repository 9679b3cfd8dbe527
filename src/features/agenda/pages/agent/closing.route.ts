import { parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { form, posted, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { closeDays } from '../../actions/close-days.ts'
import { consequencesOf } from '../../actions/preview-closing.ts'
import { agentPaths } from '../../agent-paths.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { closingForm, closureOf } from './closing.form.ts'
import { CloseFormPage, ImpactPage } from './closing.page.tsx'

const access = { for: 'agent', allow: permissions.close } as const
const where = { action: agentPaths.saveClosing, backTo: agentPaths.close } as const
const formOf = async (ctx: Ctx<Agent>) => closingForm(await listActivities(ctx.db), parisDay(ctx.now))

export const closePage = page({
  ...access,
  url: agentPaths.close,
  get: async (ctx) => show(CloseFormPage, { form: (await formOf(ctx)).blank({ nature: 'fermeture' }) }),
  post: async (ctx, _input, body) => {
    const read = (await formOf(ctx)).read(body)
    if (!read.ok) return show(CloseFormPage, { form: read }, 422)
    const closures = [closureOf(read.values)]
    return show(ImpactPage, { ...(await consequencesOf(ctx, closures)), ...where, body, formKey: newKey() })
  },
})

export const closeSavePage = page({
  ...access,
  url: agentPaths.saveClosing,
  post: async (ctx, _input, body): Promise<Answer> => {
    const read = (await formOf(ctx)).read(body)
    if (!read.ok) return show(CloseFormPage, { form: read }, 422)
    const closures = [closureOf(read.values)]
    const formKey = keyOf(body)
    const done = await closeDays(ctx, ctx.actor.account, { closures, seen: posted(body, 'vu'), formKey })
    if (done.ok) {
      const { bookings, closures: ids } = done.value
      return goTo(agentPaths.closure(ids[0]!), { code: 'days-closed', data: { bookings } })
    }
    const refused = form({}).blank().refused(sentenceOf(agendaRefusals, done))
    return show(ImpactPage, { ...(await consequencesOf(ctx, closures)), ...where, body, formKey: newKey(), form: refused }, 409)
  },
})
