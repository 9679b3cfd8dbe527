import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { offerFor } from '../../actions/offers.ts'
import { correctAnswers } from '../../actions/process-correct.ts'
import { openFile } from '../../actions/process-decide.ts'
import { correctable } from '../../domain/correctable.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { numberIn } from '../number.ts'
import { answersOf, blankStep, readStep, type StepContext } from '../step.form.ts'
import { CorrectPage } from './correct.page.tsx'
import { answerGesture, gestureProps, isHeld, seenIn } from './gesture.ts'
import { fromOf } from './query.ts'
import { rightsOf } from './rights.ts'

const viewOf = async (ctx: Ctx<Agent>, input: Input) => {
  const request = await openFile(ctx, numberIn(input))
  const found = correctable(request.definition, input.etape ?? '', rightsOf(ctx.actor), request.erased)
  if (!found) throw new Absent(`step ${input.etape}`)
  const offer = await offerFor(ctx.db, request.author.person, ctx.now)
  const context: StepContext = { ...found, offer, answers: request.answers, isOpen: () => true }
  return { request, context, title: found.step.title }
}

/** PR-44 · A step of a request, corrected by the agent who holds it. */
export const correctRoute = page({
  url: paths.correct,
  for: 'agent',
  allow: permissions.process,
  get: async (ctx, input) => {
    const { request, context, title } = await viewOf(ctx, input)
    if (!isHeld(ctx, request) || request.status !== 'en_traitement')
      return goTo(to.file(request.number, await fromOf(ctx, input)))
    const form = blankStep(context, { name: '', email: '' })
    return show(CorrectPage, { ...(await gestureProps(ctx, input, request, form)), title })
  },
  post: async (ctx, input, body) => {
    const { request, context, title } = await viewOf(ctx, input)
    const { number } = request
    const reading = answersOf(context, readStep(context, body))
    if (!reading.ok) return show(CorrectPage, { ...(await gestureProps(ctx, input, request, reading.form)), title }, 422)
    const done = await correctAnswers(ctx, number, {
      step: context.step.slug,
      answers: reading.answers,
      rights: rightsOf(ctx.actor),
      seen: seenIn(body),
    })
    return answerGesture(ctx, input, number, {
      done,
      flash: 'answers-corrected',
      form: reading.form,
      again: (props) => show(CorrectPage, { ...props, title }, 409),
    })
  },
})
