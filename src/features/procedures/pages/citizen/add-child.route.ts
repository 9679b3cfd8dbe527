import { parisDay } from '#core/days.ts'
import { addChildForm, blankChildForm, childOfForm, familySentences } from '#features/family/index.ts'
import { settleBirthplace } from '#features/geography/index.ts'
import { type Sentences, sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { addChildToRequest } from '../../actions/add-child-to-request.ts'
import { fieldOfKind } from '../../domain/definition.ts'
import { isEditable } from '../../domain/status.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { keyOf, newKey } from '../key.ts'
import { numberIn } from '../number.ts'
import { AddChildPage } from './add-child.page.tsx'

const allSentences: Sentences<keyof typeof sentences | keyof typeof familySentences> = { ...sentences, ...familySentences }

const viewOf = async (ctx: Ctx<Citizen>, input: Input) => {
  const { number, definition, status, answers } = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
  const name = fieldOfKind(definition, 'child')
  const step = definition.steps.find((s) => s.fields.some((f) => f.name === name))
  if (!step) throw new Absent('this procedure concerns no child')
  return { number, step: step.slug, status, hasChild: name !== null && name in answers }
}

/** The manual's dialog «Ajouter un enfant», as a page. */
export const addChildRoute = page({
  url: paths.addChild,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const view = await viewOf(ctx, input)
    if (!isEditable(view.status)) return goTo(to.request(view.number), 'request-locked')
    return show(AddChildPage, { ...view, formKey: newKey(), form: blankChildForm(parisDay(ctx.now)) })
  },
  post: async (ctx, input, body) => {
    const view = await viewOf(ctx, input)
    const key = keyOf(body)
    const reading = await settleBirthplace(ctx.db, addChildForm(parisDay(ctx.now)).read(body))
    if (!reading.ok) return show(AddChildPage, { ...view, formKey: key, form: reading }, reading.faults.length > 0 ? 422 : 200)
    const added = await addChildToRequest(ctx, { number: view.number, child: childOfForm(reading.values), key })
    if (!added.ok)
      return show(AddChildPage, { ...view, formKey: newKey(), form: reading.refused(sentenceOf(allSentences, added)) }, 409)
    return goTo(to.step(view.number, view.step), 'child-added')
  },
})
