import { letterName } from '#core/names.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { offerFor } from '../../actions/offers.ts'
import { saveStep } from '../../actions/save-step.ts'
import { isEditable } from '../../domain/status.ts'
import { nextStep, stepOf, walk } from '../../domain/walk.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { schooling } from '../../schooling.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { aboutChild } from '../about-child.ts'
import { numberIn } from '../number.ts'
import { answersOf, blankStep, readStep } from '../step.form.ts'
import { StepPage } from './step.page.tsx'

const viewOf = async (ctx: Ctx<Citizen>, input: Input) => {
  const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
  const step = stepOf(request.definition, input.etape ?? '')
  if (!step) throw new Absent(`step ${input.etape}`)
  const offer = await offerFor(ctx.db, ctx.actor.person, ctx.now)
  const asksSchool = step.fields.some((f) => f.kind === 'school-level')
  const asksChild = step.fields.some((f) => f.kind === 'child')
  const year = offer.years[0]
  return {
    request,
    step,
    offer,
    context: { definition: request.definition, step, offer, answers: request.answers },
    walked: walk(request.definition, request.answers),
    asksChild,
    about: asksChild && request.child ? await aboutChild(ctx.db, request.child.id) : [],
    schooling:
      asksSchool && request.child && year !== undefined
        ? { now: await schooling.get()(ctx.db, request.child.id, request.schoolYear ?? year) }
        : null,
    other: null as number | null,
  }
}

export const stepRoute = page({
  url: paths.step,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const view = await viewOf(ctx, input)
    const { request, offer } = view
    if (!isEditable(request.status)) return goTo(to.request(request.number), 'request-locked')
    // The first fiche of a family: nobody to choose yet.
    if (view.asksChild && offer.children.length === 0) return goTo(to.addChild(request.number))
    const email = (await emailsOf(ctx.db, [ctx.actor.person])).get(ctx.actor.person) ?? ''
    return show(StepPage, { ...view, form: blankStep(view.context, { name: letterName(ctx.actor.name), email }) })
  },
  post: async (ctx, input, body) => {
    const view = await viewOf(ctx, input)
    const { request, step, context } = view
    const reading = answersOf(context, readStep(context, body))
    if (!reading.ok) return show(StepPage, { ...view, form: reading.form }, 422)
    const saved = await saveStep(ctx, { number: request.number, step: step.slug, answers: reading.answers })
    if (!saved.ok) {
      const other = saved.refusal === 'requests.already-open' ? Number(saved.details.number) : null
      return show(StepPage, { ...view, other, form: reading.form.refused(sentenceOf(sentences, saved)) }, 409)
    }
    if (request.status !== 'brouillon') return goTo(to.request(request.number), 'request-changed')
    const walked = walk(request.definition, { ...request.answers, ...reading.answers })
    const next = walked.resume === null ? null : nextStep(walked, step.slug)
    return goTo(next === null ? to.check(request.number) : to.step(request.number, next))
  },
})
