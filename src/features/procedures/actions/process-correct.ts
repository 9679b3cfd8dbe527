import { ok, refuse } from '#core/result.ts'
import { getService } from '#features/catalogue/index.ts'
import { sendMessage } from '#features/messages/index.ts'
import { brokenConstraint } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Answers } from '../domain/answers.ts'
import { concernsOf } from '../domain/concerns.ts'
import type { Rights } from '../domain/confidential.ts'
import { correctable } from '../domain/correctable.ts'
import { namesOf } from '../domain/definition.ts'
import { erasedHealth } from '../domain/erased.ts'
import { faultsOf } from '../domain/questions.ts'
import { keepRelevant, walk } from '../domain/walk.ts'
import { correctedMessage } from '../mails/complement.ts'
import { recordChanges } from '../store/changes.ts'
import { writeCorrection } from '../store/corrections.ts'
import { addEvent } from '../store/requests.ts'
import { offerFor } from './offers.ts'
import { type AgentCtx, type Done, gesture, ready } from './process-gesture.ts'

type Correction = {
  readonly step: string
  readonly answers: Answers
  readonly rights: Rights
  readonly seen?: number | undefined
}

const correct = (ctx: AgentCtx, number: number, { step: slug, answers, rights, seen }: Correction): Promise<Done> =>
  gesture(ctx, number, 'requests.correct', async (tx, request) => {
    const held = ready(ctx, request, seen)
    if (!held.ok) return held
    if (request.status !== 'en_traitement') return refuse('requests.waiting-for-family')
    const found = correctable(request.definition, slug, rights, request.erased)
    if (!found) throw new Absent(`step ${slug}`)
    // Only what this agent may see and change, and is still kept: the rest of the step stays as it was answered.
    const given = Object.fromEntries(found.step.fields.flatMap(namesOf).map((name) => [name, answers[name] ?? null]))
    const after = keepRelevant(request.definition, { ...request.answers, ...given })
    const offer = await offerFor(tx, request.author.person, ctx.now)
    if (faultsOf(found.definition, found.step, after, offer).length > 0) return refuse('requests.answer-not-offered')
    const gone = new Set(erasedHealth(request.definition, after, request.erased).keys())
    if (walk(request.definition, after, gone).missing.length > 0) return refuse('requests.incomplete-correction')
    const { account } = ctx.actor
    const changed = await recordChanges(tx, { number, before: request.answers, after, account })
    if (changed === 0) return ok(null)
    const { schoolYear, service } = concernsOf(request.definition, after)
    await writeCorrection(tx, { number, holder: account, answers: after, schoolYear, service: service ?? request.service })
    await addEvent(tx, { number, kind: 'corrigee', account, at: ctx.now, reason: found.step.title })
    const by = { ...ctx.actor.name, quality: ctx.actor.quality, service: await getService(tx, ctx.actor.service) }
    const written = await correctedMessage(tx, request, found.step.title, by)
    await sendMessage(tx, { recipient: request.author.person, request: number, service: request.service, ...written })
    return ok(null)
  })

/**
 * PR-44 · An agent corrects answers of a request that they hold: what they were is kept, and the family is told.
 * @throws Absent for a step that does not exist or holds nothing that this agent may correct
 */
export const correctAnswers = async (ctx: AgentCtx, number: number, correction: Correction): Promise<Done> => {
  try {
    return await correct(ctx, number, correction)
  } catch (error) {
    if (brokenConstraint(error) === 'request_one_open') return refuse('requests.corrected-clash')
    throw error
  }
}
