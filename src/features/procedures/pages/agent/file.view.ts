import { emailsOf } from '#features/accounts/index.ts'
import { getService } from '#features/catalogue/index.ts'
import { type FormState, form } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { namesFor } from '../../actions/offers.ts'
import { permissions } from '../../permissions.ts'
import { listEvents, type Request } from '../../store/requests.ts'
import { aboutChild } from '../about-child.ts'
import type { FileProps } from './file.page.tsx'

export const nothing = form({})

/** Everything that an agent reads about a request. */
export const fileOf = async (ctx: Ctx<Agent>, request: Request, state: FormState = nothing.blank()): Promise<FileProps> => ({
  request,
  form: state,
  names: await namesFor(ctx.db, request),
  about: request.child ? await aboutChild(ctx.db, request.child.id) : [],
  events: await listEvents(ctx.db, request.number),
  service: await getService(ctx.db, request.service),
  email: (await emailsOf(ctx.db, [request.author.person])).get(request.author.person) ?? null,
  mayProcess: mayDo.get()(ctx.actor, permissions.process),
  isMine: request.takenBy?.account === ctx.actor.account,
})
