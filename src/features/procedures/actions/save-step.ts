import { ok, type Result, refuse } from '#core/result.ts'
import { getChild } from '#features/family/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Answers } from '../domain/answers.ts'
import { concernsOf } from '../domain/concerns.ts'
import { namesOf } from '../domain/definition.ts'
import { faultsOf } from '../domain/questions.ts'
import { isEditable } from '../domain/status.ts'
import { keepRelevant, stepOf } from '../domain/walk.ts'
import type { Refusal } from '../refusals.ts'
import { recordChanges } from '../store/changes.ts'
import { addEvent, getOwnRequest, lockRequest, writeAnswers } from '../store/requests.ts'
import { clashOf } from './clash.ts'
import { offerFor } from './offers.ts'
import type { CitizenCtx } from './start-request.ts'

/**
 * PR-4, PR-5, PR-6 · Saves the answers of one step, of a draft or of a sent request that no agent has taken. Answers that
 * were not offered to this family are refused, whatever the page showed; a child of somebody else is absent.
 * @throws Absent for another family's request or child, or an unknown step
 */
export const saveStep = (
  ctx: CitizenCtx,
  change: { readonly number: number; readonly step: string; readonly answers: Answers },
): Promise<Result<null, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, change.number)
    const request = await getOwnRequest(tx, change.number, ctx.actor.person)
    const step = stepOf(request.definition, change.step)
    if (!step) throw new Absent(`step ${change.step}`)
    if (!isEditable(request.status))
      return refuse(
        request.status === 'en_traitement' || request.status === 'a_completer' ? 'requests.taken' : 'requests.not-editable',
      )

    // Only this step's own questions: another step's answers would not be checked here. What is not answered is null.
    const given = Object.fromEntries(step.fields.flatMap(namesOf).map((name) => [name, change.answers[name] ?? null]))
    const answers = keepRelevant(request.definition, { ...request.answers, ...given })
    const { child, schoolYear, service } = concernsOf(request.definition, answers)
    if (child !== null && child !== request.child?.id)
      await getChild(tx, { id: child, guardian: ctx.actor.person, right: 'book' })
    if (faultsOf(request.definition, step, answers, await offerFor(tx, ctx.actor.person, ctx.now)).length > 0)
      return refuse('requests.answer-not-offered')
    const clash = await clashOf(tx, {
      number: request.number,
      procedure: request.procedure,
      child,
      schoolYear,
      author: ctx.actor.person,
    })
    if (clash) return clash

    const written = await writeAnswers(tx, {
      number: request.number,
      author: ctx.actor.person,
      answers,
      child,
      schoolYear,
      service: service ?? request.service,
      at: ctx.now,
    })
    if (!written) return refuse('requests.taken')
    if (request.status !== 'brouillon')
      await recordChanges(tx, { number: request.number, before: request.answers, after: answers, account: ctx.actor.account })
    if (request.status === 'enregistree')
      await addEvent(tx, { number: request.number, kind: 'modifiee', account: ctx.actor.account, at: ctx.now })
    return ok(null)
  })
