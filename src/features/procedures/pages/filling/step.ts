import type { Body } from '#core/body.ts'
import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { settleCommunes } from '#features/geography/index.ts'
import { type FormState, sentenceOf } from '#forms/form.ts'
import { gestured } from '#forms/list.ts'
import { goTo, type Answer as Reply, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Input } from '#platform/http/page.ts'
import { moveDraft } from '../../actions/move-draft.ts'
import { offerFor } from '../../actions/offers.ts'
import { reusableFor } from '../../actions/reusable.ts'
import { editingFor, saveStep } from '../../actions/save-step.ts'
import type { Answers } from '../../domain/answers.ts'
import { namesOf } from '../../domain/definition.ts'
import { lossOf, nextStep, stepOf, walk } from '../../domain/walk.ts'
import { to } from '../../paths.ts'
import { sentences } from '../../refusals.ts'
import { schooling } from '../../schooling.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { aboutChild } from '../about-child.ts'
import { numberIn } from '../number.ts'
import { answersOf, blankStep, readStep, type StepContext, shownQuestions, shownStep } from '../step.form.ts'
import { DROPPED, LossPage, lossRows } from './loss.page.tsx'
import { StepPage } from './step.page.tsx'
import type { Filling } from './way.ts'

const SUMMARY = 'recapitulatif'

/** `isShownOnly`: nothing is saved, so that only what this very step asks is read. */
const viewOf = async ({ ctx, way, left: leftIn }: Filling, input: Input, isShownOnly: boolean) => {
  const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
  const step = stepOf(request.definition, input.etape ?? '')
  if (!step) throw new Absent(`step ${input.etape}`)
  const editing = await editingFor(ctx.db, request)
  const answers = editing?.answers ?? request.answers
  const offer = await offerFor(ctx.db, ctx.actor.person, ctx.now, isShownOnly ? step : undefined)
  const left = leftIn(request.definition)
  const mayAnswer = editing?.isOpen ?? (() => true)
  const isOpen = (name: string) => mayAnswer(name) && !left.has(name)
  const context: StepContext = { definition: request.definition, step, offer, answers, isOpen }
  const leftNames: ReadonlySet<string> = new Set(left.keys())
  const asksSchool = step.fields.some((f) => f.kind === 'school-level')
  const asksChild = step.fields.some((f) => f.kind === 'child')
  const year = offer.years[0]
  return {
    request,
    step,
    editing,
    context,
    way,
    left,
    leftNames,
    walked: walk(request.definition, answers, leftNames),
    isFromCheck: input.retour === SUMMARY,
    asksChild,
    about: asksChild && request.child ? await aboutChild(ctx.db, request.child.id) : [],
    schooling:
      asksSchool && request.child && year !== undefined
        ? { now: await schooling.get()(ctx.db, request.child.id, request.schoolYear ?? year) }
        : null,
    other: null as number | null,
  }
}
type View = Awaited<ReturnType<typeof viewOf>>

/** Where somebody goes who may not open that step now; null when they may. */
const elsewhere = ({ request, step, editing, walked, context, way }: View): Reply | null => {
  const { number, status } = request
  if (editing === null) return goTo(way.request(number), 'request-locked')
  if (!editing.isWhole && !step.fields.flatMap(namesOf).some(editing.isOpen)) return goTo(to.complete(number))
  const at = walked.steps.find((s) => s.step.slug === step.slug)
  if (at?.isReachable) return null
  const resume = walked.resume ?? (status === 'brouillon' ? null : context.definition.steps[0]!.slug)
  const flash = at ? 'step-first' : 'step-not-asked'
  return goTo(resume === null ? way.check(number) : way.step(number, resume), flash)
}

/** Where saving a step leads. */
const onwards = ({ request, step, isFromCheck, editing, way, leftNames }: View, answers: Answers, isApplied: boolean): Reply => {
  const { number, status, definition } = request
  const walked = walk(definition, answers, leftNames)
  if (editing && !editing.isWhole) {
    const more = walked.steps.find((s) => s.missing.some(editing.isOpen))
    return more ? goTo(to.step(number, more.step.slug), 'change-continues') : goTo(to.complete(number), 'complement-saved')
  }
  if (status !== 'brouillon') {
    if (isApplied) return goTo(to.request(number), 'request-changed')
    return goTo(walked.resume === null ? to.request(number) : to.step(number, walked.resume), 'change-continues')
  }
  if (isFromCheck) return goTo(walked.resume === null ? way.check(number) : way.stepFromCheck(number, walked.resume))
  const next = nextStep(walked, step.slug)
  return goTo(next === null ? way.check(number) : way.step(number, next))
}

/** What a step asks: the family's page and the counter's. */
export const showStep = async (filling: Filling, input: Input): Promise<Reply> => {
  const { ctx, way } = filling
  const view = await viewOf(filling, input, true)
  const { request, step, context } = view
  if (request.status === 'brouillon' && !request.isLastVersion && (await moveDraft(ctx, request.number)))
    return goTo(way.check(request.number), 'draft-moved')
  const away = elsewhere(view)
  if (away) return away
  // The first fiche of a family: nobody to choose yet.
  if (view.asksChild && context.offer.children.length === 0) return goTo(way.addChild(request.number))
  const asksMail = step.fields.some((field) => 'prefill' in field && field.prefill === 'email')
  const email = asksMail ? ((await emailsOf(ctx.db, [ctx.actor.person])).get(ctx.actor.person) ?? '') : ''
  const all = await reusableFor(ctx.db, request, step, context.answers)
  const reusable = new Map([...all].filter(([name]) => !view.left.has(name)))
  const offered: Answers = Object.fromEntries([...reusable].map(([name, { answer }]) => [name, answer]))
  const sources = [...new Set([...reusable.values()].map(({ from }) => from))]
  const firsts = new Set(step.fields.flatMap((field) => namesOf(field)[0] ?? []))
  const form = blankStep(context, { name: letterName(ctx.actor.name), email }, offered)
  return show(StepPage, { ...view, form: withSources(form, reusable, (name) => firsts.has(name)), sources })
}

/** Saves a step, or says why not. */
export const postStep = async (filling: Filling, input: Input, body: Body): Promise<Reply> => {
  const { ctx, way } = filling
  const view = await viewOf(filling, input, false)
  const { request, step, context } = view
  const shown = { ...view, sources: [] }
  const turned = gestured(shownQuestions(context), body)
  if (turned) return show(StepPage, { ...shown, form: shownStep(context, turned) })
  const settled = await settleCommunes(ctx.db, readStep(context, body))
  const reading = answersOf(context, settled)
  if (!reading.ok) return show(StepPage, { ...shown, form: reading.form }, reading.form.faults.length > 0 ? 422 : 200)
  const after = { ...context.answers, ...reading.answers }
  const losing = lossOf(request.definition, context.answers, after)
  const agreed = body[DROPPED] ?? []
  if (losing.some((name) => !agreed.includes(name))) {
    const rows = lossRows(request.definition, context.answers, losing, context.offer, view.left)
    return show(LossPage, { request, step: step.slug, rows, losing, body, isFromCheck: view.isFromCheck, way })
  }
  const saved = await saveStep(ctx, {
    number: request.number,
    step: step.slug,
    answers: reading.answers,
    dropping: agreed,
    left: view.leftNames,
  })
  if (!saved.ok) {
    const other = saved.refusal === 'requests.already-open' ? Number(saved.details.number) : null
    return show(StepPage, { ...shown, other, form: reading.form.refused(sentenceOf(sentences, saved)) }, 409)
  }
  return onwards(view, after, saved.value.isApplied)
}

/** Says under each question where its answer was taken from. */
const withSources = (
  form: FormState,
  reusable: Awaited<ReturnType<typeof reusableFor>>,
  isFirst: (name: string) => boolean,
): FormState => ({
  ...form,
  fields: Object.fromEntries(
    Object.entries(form.fields).map(([name, field]) => {
      // Once for an address: it is taken whole.
      const source = isFirst(name) ? reusable.get(name) : undefined
      return [
        name,
        source ? { ...field, hint: [field.hint, `Repris de votre ${source.from}`].filter(Boolean).join(`.${nbsp}`) } : field,
      ]
    }),
  ),
})
