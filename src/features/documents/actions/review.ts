import { createHash } from 'node:crypto'
import { type Day, isBefore, parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction, type Tx } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent, Forbidden } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import type { Secrecy } from '../domain/document-type.ts'
import { concernedData, isMissing, statusOn } from '../domain/paper.ts'
import { outcomeMessage } from '../mails/messages.ts'
import { rightFor } from '../rights.ts'
import { findSent } from '../store/documents.ts'
import {
  getRequirement,
  listRecipients,
  listRequirements,
  listRequirementsOf,
  lockRequirement,
  type Requirement,
} from '../store/requirements.ts'
import { applyVerdict, deleteVerdict, listVerdicts, saveVerdict, type Verdict } from '../store/verdicts.ts'
import { tell } from '../tell.ts'

export type ReviewRefusal = 'documents.changed' | 'documents.day-passed' | 'documents.not-waiting'
export type Reviewer = Ctx<Agent>

/** DO-5 · The kinds that this agent may read. */
export const secreciesOf = (agent: Agent): Secrecy[] =>
  (['civil', 'health', 'bank'] as const).filter((secrecy) => mayDo.get()(agent, rightFor(secrecy)))

/**
 * DO-5 · A paper for an agent: what they may not read does not open, and is traced too.
 * @throws Absent, Forbidden
 */
export const openPaper = async (ctx: Reviewer, id: number, action = 'papers.read'): Promise<Requirement> => {
  const paper = await getRequirement(ctx.db, id)
  const isAllowed = mayDo.get()(ctx.actor, rightFor(paper.type.secrecy))
  await inTransaction(ctx, (tx) =>
    trace(tx, { account: ctx.actor.account, action: isAllowed ? action : `${action}-refused`, subject: `justificatif/${id}` }),
  )
  if (!isAllowed) throw new Forbidden(`a paper of secrecy ${paper.type.secrecy}`)
  return paper
}

const decided = async (
  ctx: Reviewer,
  id: number,
  decide: (tx: Tx, paper: Requirement) => Promise<Result<Verdict, ReviewRefusal>>,
): Promise<Result<null, ReviewRefusal>> => {
  await openPaper(ctx, id, 'papers.decide')
  return inTransaction(ctx, async (tx): Promise<Result<null, ReviewRefusal>> => {
    await lockRequirement(tx, id)
    const verdict = await decide(tx, await getRequirement(tx, id))
    if (!verdict.ok) return verdict
    if (verdict.value.validUntil && isBefore(verdict.value.validUntil, parisDay(ctx.now))) return refuse('documents.day-passed')
    await saveVerdict(tx, verdict.value)
    return ok(null)
  })
}

/** DO-10 · Decides of what was looked at: if the family has sent another one meanwhile, nothing is decided. Nothing is sent. */
export const decidePaper = (
  ctx: Reviewer,
  id: number,
  wish: { readonly document: number; readonly isValid: boolean; readonly validUntil: Day | null; readonly reason: string | null },
): Promise<Result<null, ReviewRefusal>> =>
  decided(ctx, id, async (tx, paper) => {
    if (paper.status !== 'en_verification') return refuse('documents.not-waiting')
    if ((await findSent(tx, id))?.id !== wish.document) return refuse('documents.changed')
    return ok({ requirement: id, isSeenOnly: false, agent: ctx.actor.account, ...wish })
  })

/** DO-12 · Seen at the counter and handed back: the fact, the agent, the day and the validity are kept, no scan. */
export const certifySeen = (ctx: Reviewer, id: number, validUntil: Day | null): Promise<Result<null, ReviewRefusal>> =>
  decided(ctx, id, async () =>
    ok({ requirement: id, document: null, isValid: true, validUntil, reason: null, isSeenOnly: true, agent: ctx.actor.account }),
  )

/** DO-11 · Taken back while it is not sent. */
export const undoVerdict = async (ctx: Reviewer, id: number): Promise<void> => {
  const found = await inTransaction(ctx, (tx) => deleteVerdict(tx, id, ctx.actor.account))
  if (!found) throw new Absent(`verdict ${id}`)
}

export type Draft = {
  readonly recipient: number
  readonly request: number | null
  readonly subject: string
  readonly body: string
  readonly verdicts: readonly { readonly verdict: Verdict; readonly label: string }[]
}

/** DO-11 · The messages that would leave now: one per family, in its words. */
export const composeMessages = async (db: Db, agent: number, now: Temporal.Instant): Promise<Draft[]> => {
  const verdicts = await listVerdicts(db, agent)
  const ids = verdicts.map((verdict) => verdict.requirement)
  const papers = new Map((await listRequirements(db, ids)).map((paper) => [paper.id, paper]))
  const recipients = await listRecipients(db, ids)
  const families = Map.groupBy(
    verdicts.filter((verdict) => recipients.has(verdict.requirement)),
    (verdict) => recipients.get(verdict.requirement)!.person,
  )
  const today = parisDay(now)
  return Promise.all(
    [...families].map(async ([recipient, theirs]): Promise<Draft> => {
      const request =
        theirs.map((verdict) => recipients.get(verdict.requirement)!.request).find((number) => number !== null) ?? null
      const labelled = theirs.map((verdict) => {
        const paper = papers.get(verdict.requirement)!
        return { verdict, label: concernedData(paper.type, paper.person) }
      })
      const others = request === null ? [] : await listRequirementsOf(db, request)
      const missing = others
        .filter((paper) => !ids.includes(paper.id))
        .filter((paper) =>
          isMissing({ status: statusOn(paper, today), isOptional: paper.type.question !== null, isConcerned: paper.isConcerned }),
        )
        .map((paper) => concernedData(paper.type, paper.person))
      const message = await outcomeMessage(
        db,
        labelled.map(({ verdict, label }) => ({
          label,
          isValid: verdict.isValid,
          validUntil: verdict.validUntil,
          reason: verdict.reason,
        })),
        missing,
      )
      return { recipient, request, verdicts: labelled, ...message }
    }),
  )
}

/**
 * DO-11 · «Terminer l'examen»: what was decided holds, and one message leaves per family. `seen`: the messages that the
 * agent read; if others would leave, none does.
 */
export const finishReview = (ctx: Reviewer, seen: string): Promise<Result<number, ReviewRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<number, ReviewRefusal>> => {
    for (const verdict of await listVerdicts(tx, ctx.actor.account)) await lockRequirement(tx, verdict.requirement)
    const drafts = await composeMessages(tx, ctx.actor.account, ctx.now)
    if (drafts.length === 0) return ok(0)
    if (sealOf(drafts) !== seen) return refuse('documents.changed')
    for (const { verdicts, recipient, request, subject, body } of drafts) {
      for (const { verdict } of verdicts) {
        await applyVerdict(tx, verdict)
        await trace(tx, {
          account: ctx.actor.account,
          action: verdict.isValid ? 'papers.accept' : 'papers.refuse',
          subject: `justificatif/${verdict.requirement}`,
        })
      }
      await tell.get()(tx, { recipient, request: request ?? undefined, service: ctx.actor.service, subject, body, by: ctx.actor })
    }
    return ok(drafts.length)
  })

/** What the agent read, in short, to be compared with what would leave. */
export const sealOf = (drafts: readonly Draft[]): string =>
  createHash('sha256')
    .update(JSON.stringify(drafts.map(({ recipient, subject, body }) => [recipient, subject, body])))
    .digest('base64url')
