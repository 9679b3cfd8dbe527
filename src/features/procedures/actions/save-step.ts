import { ok, type Result, refuse } from '#core/result.ts'
import { getChild } from '#features/family/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Answers } from '../domain/answers.ts'
import { concernsOf } from '../domain/concerns.ts'
import { isOptionalPart, isRequired, namesOf, type Step } from '../domain/definition.ts'
import { type Editing, editingOf } from '../domain/editing.ts'
import { allFaults, faultsOf } from '../domain/questions.ts'
import { keepRelevant, lossOf, stepOf, walk } from '../domain/walk.ts'
import type { Refusal } from '../refusals.ts'
import { recordChanges } from '../store/changes.ts'
import { openComplement } from '../store/complements.ts'
import { addEvent, getOwnRequest, lockRequest, type Request, writeAnswers, writePending } from '../store/requests.ts'
import { type CitizenCtx, signerOf, traceEntry } from './acting.ts'
import { callForPapers } from './call-for-papers.ts'
import { clashOf } from './clash.ts'
import { offerFor } from './offers.ts'

export type StepChange = {
  readonly number: number
  readonly step: string
  readonly answers: Answers
  /** Answers that the page told would be dropped (PR-15). */
  readonly dropping?: readonly string[]
  /** Questions that the family answers itself (PR-55): what it said stands, what it must say is still missing. */
  readonly left?: ReadonlySet<string>
}

/** Whether what was saved is what the town hall reads: a draft never is, a change to a sent request once it is complete. */
export type Saved = { readonly isApplied: boolean }

/** Why its author may not change it now. */
export const lockedBecause = ({ status }: Pick<Request, 'status'>): Refusal =>
  status === 'en_traitement' || status === 'a_completer' ? 'requests.taken' : 'requests.not-editable'

/** What the author may change now. Read again inside the transaction: an agent may have taken it meanwhile. */
export const editingFor = async (db: Parameters<typeof openComplement>[0], request: Request): Promise<Editing | null> =>
  editingOf(request, request.status === 'a_completer' ? await openComplement(db, request.number) : null)

/**
 * PR-4, PR-5, PR-6, PR-15 · Saves the answers of one step: of a draft, of a sent request that no agent has taken, or those
 * that an agent asked again. Answers that were not offered to this family are refused, whatever the page showed; a child of
 * somebody else is absent. A sent request keeps what was sent until its changes are complete.
 * @throws Absent for another family's request or child, or an unknown step
 */
export const saveStep = (ctx: CitizenCtx, change: StepChange): Promise<Result<Saved, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, change.number)
    const request = await getOwnRequest(tx, change.number, ctx.actor.person)
    const { definition, number, status } = request
    const step = stepOf(definition, change.step)
    if (!step) throw new Absent(`step ${change.step}`)
    const editing = await editingFor(tx, request)
    if (editing === null) return refuse(lockedBecause(request))

    // Only this step's own questions: another step's answers would not be checked here. What is not answered is null.
    const left = change.left ?? NOTHING_LEFT
    const own = step.fields.flatMap(namesOf).filter((name) => editing.isOpen(name) && !left.has(name))
    const given = {
      ...Object.fromEntries(
        optionalIn(step).flatMap((name) => (left.has(name) && !(name in editing.answers) ? [[name, null]] : [])),
      ),
      ...Object.fromEntries(own.map((name) => [name, change.answers[name] ?? null])),
    }
    const changed = { ...editing.answers, ...given }
    const answers = keepRelevant(definition, changed)
    if (!walk(definition, answers).steps.some((s) => s.step.slug === step.slug)) return refuse('requests.step-not-asked')
    if (lossOf(definition, editing.answers, changed).some((name) => !change.dropping?.includes(name)))
      return refuse('requests.would-drop')

    const { child, schoolYear, service } = concernsOf(definition, answers)
    if (child !== null && child !== request.child?.id)
      await getChild(tx, { id: child, guardian: ctx.actor.person, right: 'book' })
    const offer = await offerFor(tx, ctx.actor.person, ctx.now)
    if (faultsOf(definition, step, answers, offer).some((name) => !left.has(name))) return refuse('requests.answer-not-offered')
    const clash = await clashOf(tx, { number, procedure: request.procedure, child, schoolYear, author: ctx.actor.person })
    if (clash) return clash

    const author = ctx.actor.person
    const isApplied =
      status !== 'brouillon' && walk(definition, answers).resume === null && allFaults(definition, answers, offer).length === 0
    if (status !== 'brouillon' && !isApplied) {
      await writePending(tx, { number, author, answers })
      return ok({ isApplied })
    }
    await traceEntry(tx, ctx, 'requests.enter-answers', number)
    await writeAnswers(tx, { number, author, answers, child, schoolYear, service: service ?? request.service, at: ctx.now })
    if (isApplied) {
      const changes = await recordChanges(tx, { number, before: request.answers, after: answers, account: signerOf(ctx) })
      await callForPapers(tx, { ...request, answers, child })
      if (changes > 0 && status === 'enregistree')
        await addEvent(tx, { number, kind: 'modifiee', account: signerOf(ctx), at: ctx.now })
    }
    return ok({ isApplied })
  })

const NOTHING_LEFT: ReadonlySet<string> = new Set()
const optionalIn = (step: Step): string[] =>
  step.fields.flatMap((field) => namesOf(field).filter((name) => !isRequired(field) || isOptionalPart(field, name)))

/** PR-6 · Gives up changes to a sent request that are not complete: what was sent stands. @throws Absent */
export const dropPending = (ctx: CitizenCtx, number: number): Promise<Result<null, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, number)
    await getOwnRequest(tx, number, ctx.actor.person)
    await writePending(tx, { number, author: ctx.actor.person, answers: null })
    return ok(null)
  })
