import { parisDay } from '#core/days.ts'
import { getService } from '#features/catalogue/index.ts'
import { paperStateOf } from '#features/documents/index.ts'
import { listMessagesAbout } from '#features/messages/index.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { moveDraft } from '../../actions/move-draft.ts'
import { namesFor } from '../../actions/offers.ts'
import { nextSentence } from '../../domain/next-step.ts'
import { walk } from '../../domain/walk.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { openComplement } from '../../store/complements.ts'
import { getOwnRequest, listEvents, type Request } from '../../store/requests.ts'
import { aboutChild } from '../about-child.ts'
import { numberIn } from '../number.ts'
import { RequestPage } from './request.page.tsx'

/** Everything that its author may read about a request; its print page shows the same. */
export const viewOfOwn = async (ctx: Ctx<Citizen>, request: Request) => ({
  request,
  names: await namesFor(ctx.db, request),
  about: request.child ? await aboutChild(ctx.db, request.child.id) : [],
  events: await listEvents(ctx.db, request.number),
  service: await getService(ctx.db, request.service),
  papers: await paperStateOf(ctx.db, request.number, ctx.now),
})

export const requestRoute = page({
  url: paths.request,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
    if (request.status === 'brouillon') {
      const hasMoved = !request.isLastVersion && (await moveDraft(ctx, request.number))
      const { definition, answers } = hasMoved ? await getOwnRequest(ctx.db, request.number, ctx.actor.person) : request
      const { resume } = walk(definition, answers)
      const url = resume === null ? to.check(request.number) : to.step(request.number, resume)
      return hasMoved ? goTo(url, 'draft-moved') : goTo(url)
    }
    const asked = request.status === 'a_completer' ? await openComplement(ctx.db, request.number) : null
    return show(RequestPage, {
      ...(await viewOfOwn(ctx, request)),
      asked,
      next: nextSentence(request, parisDay(ctx.now), asked),
      messages: await listMessagesAbout(ctx.db, ctx.actor.person, request.number),
    })
  },
})
