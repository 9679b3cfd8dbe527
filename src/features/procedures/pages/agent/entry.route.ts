import { form, sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { openEntry, traceReading } from '../../actions/acting.ts'
import { discardDraft } from '../../actions/withdraw-request.ts'
import { concealed } from '../../domain/confidential.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { postAddChild, showAddChild } from '../filling/add-child.ts'
import { postCheck, showCheck } from '../filling/check.ts'
import { postStep, showStep } from '../filling/step.ts'
import { counterWay, type Filling } from '../filling/way.ts'
import { numberIn } from '../number.ts'
import { DiscardEntryPage } from './entry.page.tsx'
import { rightsOf } from './rights.ts'

/**
 * PR-51, PR-55 · The family's own pages, for the draft that this agent entered: health and bank questions only for who may
 * read their answers. Once it is sent, the agent goes to the file.
 */
const atCounter = async (ctx: Ctx<Agent>, input: Input, answer: (filling: Filling) => Promise<Answer>): Promise<Answer> => {
  const number = numberIn(input)
  const { acting, isDraft } = await openEntry(ctx, number)
  if (!isDraft) return goTo(to.file(number))
  const rights = rightsOf(ctx.actor)
  return answer({ ctx: acting, way: counterWay(acting.actor), left: (definition) => concealed(definition, rights) })
}

/** The same, for a page that shows what the family said: its reading is traced (PR-13). */
const readAtCounter = (ctx: Ctx<Agent>, input: Input, answer: (filling: Filling) => Promise<Answer>): Promise<Answer> =>
  atCounter(ctx, input, async (filling) => {
    await traceReading(ctx, numberIn(input))
    return answer(filling)
  })

export const entryRoute = page({
  url: paths.entry,
  for: 'agent',
  allow: permissions.process,
  takesFiles: true,
  get: (ctx, input) => readAtCounter(ctx, input, (filling) => showCheck(filling, input)),
  post: (ctx, input, body, files) =>
    atCounter(ctx, input, (filling) =>
      postCheck(filling, input, { body, files }, (number) => goTo(to.file(number), 'request-entered')),
    ),
})

export const entryStepRoute = page({
  url: paths.entryStep,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) => readAtCounter(ctx, input, (filling) => showStep(filling, input)),
  post: (ctx, input, body) => atCounter(ctx, input, (filling) => postStep(filling, input, body)),
})

export const entryChildRoute = page({
  url: paths.entryChild,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) => readAtCounter(ctx, input, (filling) => showAddChild(filling, input)),
  post: (ctx, input, body) => atCounter(ctx, input, (filling) => postAddChild(filling, input, body)),
})

const nothing = form({})

export const discardEntryRoute = page({
  url: paths.discardEntry,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) =>
    readAtCounter(ctx, input, async ({ ctx: { db, actor } }) => {
      const request = await getOwnRequest(db, numberIn(input), actor.person)
      return show(DiscardEntryPage, { request, form: nothing.blank() })
    }),
  post: (ctx, input) =>
    atCounter(ctx, input, async ({ ctx: acting }) => {
      const done = await discardDraft(acting, numberIn(input))
      if (done.ok) return goTo(to.queue(), 'draft-deleted')
      const request = await getOwnRequest(acting.db, numberIn(input), acting.actor.person)
      return show(DiscardEntryPage, { request, form: nothing.blank().refused(sentenceOf(sentences, done)) }, 409)
    }),
})
