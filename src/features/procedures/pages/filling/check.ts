import type { Body } from '#core/body.ts'
import { attachmentField, checkFiles, chooseAgain } from '#features/documents/index.ts'
import { form, sentenceOf } from '#forms/form.ts'
import type { ReceivedFile } from '#platform/files/received.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Input } from '#platform/http/page.ts'
import { namesFor } from '../../actions/offers.ts'
import { submitRequest } from '../../actions/submit-request.ts'
import { namesOf } from '../../domain/definition.ts'
import { walk } from '../../domain/walk.ts'
import { sentences } from '../../refusals.ts'
import { getOwnRequest, type Request } from '../../store/requests.ts'
import { aboutChild } from '../about-child.ts'
import { numberIn } from '../number.ts'
import { CheckPage } from './check.page.tsx'
import type { Filling } from './way.ts'

/** PR-12 · What a contact is sent with; other requests have their papers. */
const joined = form({ pieces: attachmentField.one })

/** The questions left to the family without which the request cannot be sent. */
const toFamily = ({ definition, answers }: Request, left: ReadonlyMap<string, string>): string[] => {
  const { steps, missing } = walk(definition, answers)
  const fields = steps.flatMap((step) => step.fields)
  return fields
    .filter((field) => namesOf(field).some((name) => left.has(name) && missing.includes(name)))
    .flatMap((field) => field.label ?? [])
}

const viewOf = async ({ ctx, way, left: leftIn }: Filling, request: Request) => {
  const left = leftIn(request.definition)
  return {
    request,
    way,
    left,
    toFamily: toFamily(request, left),
    names: await namesFor(ctx.db, request),
    about: request.child ? await aboutChild(ctx.db, request.child.id) : [],
    other: null as number | null,
    form: joined.blank(),
  }
}

/** The summary before sending: the family's page and the counter's. */
export const showCheck = async (filling: Filling, input: Input): Promise<Answer> => {
  const { ctx, way, left } = filling
  const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
  const { number, status, definition, answers } = request
  if (status !== 'brouillon') return goTo(way.request(number))
  const { resume } = walk(definition, answers, new Set(left(definition).keys()))
  return resume === null ? show(CheckPage, await viewOf(filling, request)) : goTo(way.step(number, resume))
}

/** Sends it. `sent`: where that leads. */
export const postCheck = async (
  filling: Filling,
  input: Input,
  posted: { readonly body: Body; readonly files: readonly ReceivedFile[] },
  sent: (number: number) => Answer,
): Promise<Answer> => {
  const { ctx } = filling
  const number = numberIn(input)
  const { reading, sound } = checkFiles(joined.read(posted.body), posted.files)
  const view = async () => viewOf(filling, await getOwnRequest(ctx.db, number, ctx.actor.person))
  if (!reading.ok) return show(CheckPage, { ...(await view()), form: reading }, 422)
  const done = await submitRequest(ctx, number, sound)
  if (done.ok) return sent(number)
  const other = done.refusal === 'requests.already-open' ? Number(done.details.number) : null
  const refused = chooseAgain(reading.refused(sentenceOf(sentences, done)), sound)
  return show(CheckPage, { ...(await view()), other, form: refused }, 409)
}
