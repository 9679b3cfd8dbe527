import { parisDay } from '#core/days.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { askComplement } from '../../actions/process-complement.ts'
import { openFile } from '../../actions/process-decide.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import type { Request } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { askable } from './askable.ts'
import { type ComplementFields, complementForm, USUAL_DAYS } from './complement.form.ts'
import { ComplementPage } from './complement.page.tsx'
import type { GestureProps } from './decide.page.tsx'
import { answerGesture, gestureProps, isHeld, seenIn } from './gesture.ts'
import { fromOf } from './query.ts'

const formFor = async (ctx: Ctx<Agent>, request: Request) => {
  const { questions, papers } = await askable(ctx, request)
  // Once its school year is over the family gives papers, and changes no answer (PR-58).
  const answers = request.erased.health === null ? questions : []
  if (answers.length + papers.length === 0) return null
  const words = new Map([...answers, ...papers].map(({ value, label }) => [value, label]))
  return { form: complementForm(answers, papers, parisDay(ctx.now)), words }
}

/** PR-42 · Asks a family to complete or correct. */
export const complementRoute = page({
  url: paths.complement,
  for: 'agent',
  allow: permissions.process,
  get: async (ctx, input) => {
    const request = await openFile(ctx, numberIn(input))
    const asking = isHeld(ctx, request) && request.status === 'en_traitement' ? await formFor(ctx, request) : null
    if (!asking) return goTo(to.file(request.number, await fromOf(ctx, input)))
    const blank = asking.form.blank({ date: parisDay(ctx.now).add({ days: USUAL_DAYS }) })
    return show(ComplementPage, await gestureProps(ctx, input, request, blank))
  },
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const request = await openFile(ctx, number)
    const asking = await formFor(ctx, request)
    if (!asking) return goTo(to.file(number, await fromOf(ctx, input)))
    const { form, words } = asking
    const reading = form.read(body)
    if (!reading.ok) return show(ComplementPage, await gestureProps(ctx, input, request, reading), 422)
    const { texte, date } = reading.values
    const reponses = (reading.values.reponses ?? []) as readonly string[]
    const pieces = (reading.values.pieces ?? []) as readonly string[]
    const done = await askComplement(
      ctx,
      number,
      {
        sentence: texte,
        questions: reponses,
        papers: pieces,
        answerBy: date,
        named: [...reponses, ...pieces].map((name) => words.get(name) ?? name),
      },
      seenIn(body),
    )
    const again = (props: GestureProps<ComplementFields>) => show(ComplementPage, props, 409)
    return answerGesture(ctx, input, number, { done, flash: 'complement-asked', form: reading, again })
  },
})
