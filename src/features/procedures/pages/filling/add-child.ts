import type { Body } from '#core/body.ts'
import { parisDay } from '#core/days.ts'
import { addChildForm, blankChildForm, childOfForm, familySentences } from '#features/family/index.ts'
import { settleBirthplace } from '#features/geography/index.ts'
import { type Sentences, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Input } from '#platform/http/page.ts'
import { addChildToRequest } from '../../actions/add-child-to-request.ts'
import { fieldOfKind } from '../../domain/definition.ts'
import { isEditable } from '../../domain/status.ts'
import { sentences } from '../../refusals.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { AddChildPage } from './add-child.page.tsx'
import type { Filling } from './way.ts'

const allSentences: Sentences<keyof typeof sentences | keyof typeof familySentences> = { ...sentences, ...familySentences }

const viewOf = async ({ ctx, way }: Filling, input: Input) => {
  const { number, definition, status, erased, answers } = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
  const name = fieldOfKind(definition, 'child')
  const step = definition.steps.find((s) => s.fields.some((f) => f.name === name))
  if (!step) throw new Absent('this procedure concerns no child')
  return { way, number, step: step.slug, status, erased, hasChild: name !== null && name in answers }
}

/** The manual's dialog «Ajouter un enfant», as a page. */
export const showAddChild = async (filling: Filling, input: Input): Promise<Answer> => {
  const { ctx, way } = filling
  const view = await viewOf(filling, input)
  if (!isEditable(view)) return goTo(way.request(view.number), 'request-locked')
  return show(AddChildPage, { ...view, formKey: newKey(), form: blankChildForm(parisDay(ctx.now)) })
}

export const postAddChild = async (filling: Filling, input: Input, body: Body): Promise<Answer> => {
  const { ctx, way } = filling
  const view = await viewOf(filling, input)
  const key = keyOf(body)
  const reading = await settleBirthplace(ctx.db, addChildForm(parisDay(ctx.now)).read(body))
  if (!reading.ok) return show(AddChildPage, { ...view, formKey: key, form: reading }, reading.faults.length > 0 ? 422 : 200)
  const added = await addChildToRequest(ctx, { number: view.number, child: childOfForm(reading.values), key })
  if (!added.ok)
    return show(AddChildPage, { ...view, formKey: newKey(), form: reading.refused(sentenceOf(allSentences, added)) }, 409)
  return goTo(way.step(view.number, view.step), 'child-added')
}
