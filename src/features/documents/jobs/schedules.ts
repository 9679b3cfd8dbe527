import { parisDay } from '#core/days.ts'
import { yearEndOf } from '#features/catalogue/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSwept } from '#platform/db/retention.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import { vaults } from '#platform/files/vault.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { type Brief, concerned } from '../concerned.ts'
import { concernedData, WARNING_DAYS } from '../domain/paper.ts'
import { isToDelete, keptAs, LEFT_HOURS } from '../domain/retention.ts'
import { endingMessage, forgottenMessage } from '../mails/messages.ts'
import { ANSWERS, DRAFTS, HEALTH, OTHERS, REPLACED } from '../retention.ts'
import { deleteDrafts, deleteFiles, listLeftDrafts, listStuck } from '../store/documents.ts'
import {
  type Ending,
  forgetConcern,
  type Held,
  listEnding,
  listHealthAnswered,
  listHeld,
  markExpired,
  noteWarned,
} from '../store/ending.ts'
import { listRequirements, type Requirement } from '../store/requirements.ts'
import { tell } from '../tell.ts'
import { prepareDocument } from './prepare-document.ts'

const vaultOf = (ctx: TownCtx) => vaults.get()(ctx.town.slug)

/** DO-13 · Says that a paper ends soon to those whose current requests need it; once for that last day. */
const warn = async (ctx: TownCtx, ending: Ending, label: string): Promise<void> => {
  const today = parisDay(ctx.now)
  const briefs = await concerned.get().briefs(
    ctx.db,
    ending.requests.map((request) => request.number),
    today,
  )
  const current = ending.requests.filter((request) => briefs.get(request.number)?.isCurrent)
  await inTransaction(ctx, async (tx) => {
    if (!(await noteWarned(tx, ending.id, ending.validUntil))) return
    for (const [author, [request]] of Map.groupBy(current, (link) => link.author))
      await tell.get()(tx, {
        recipient: author,
        request: request!.number,
        service: briefs.get(request!.number)!.service,
        ...(await endingMessage(tx, label, ending.validUntil)),
      })
  })
}

/** DO-13 · What is past is expired and asked again; what ends within 30 days is announced. */
export const expirePapers = async (ctx: TownCtx): Promise<void> => {
  const today = parisDay(ctx.now)
  await inTransaction(ctx, (tx) => markExpired(tx, today))
  const ending = await listEnding(ctx.db, today, today.add({ days: WARNING_DAYS }))
  const ids = ending.map((paper) => paper.id)
  const labels = new Map(
    (await listRequirements(ctx.db, ids)).map((paper) => [paper.id, concernedData(paper.type, paper.person)]),
  )
  for (const paper of ending) await warn(ctx, paper, labels.get(paper.id)!)
}

const BATCH = 200

type Known = { readonly papers: ReadonlyMap<number, Requirement>; readonly briefs: ReadonlyMap<number, Brief> }

/** DO-15 · Deletes a document's files, and says so to whoever sent it when it still stood for a paper. */
const forget = async (ctx: TownCtx, held: Held, { papers, briefs }: Known): Promise<void> => {
  const paper = papers.get(held.requirement)
  const request = held.requests.findLast((number) => briefs.has(number))
  const gone = await inTransaction(ctx, async (tx) => {
    const files = await deleteFiles(tx, [held.id])
    if (held.state === 'envoye' && held.sender !== null && request !== undefined)
      await tell.get()(tx, {
        recipient: held.sender,
        request,
        service: briefs.get(request)!.service,
        ...(await forgottenMessage(tx, concernedData(paper!.type, paper!.person), {
          isValid: paper!.status === 'valide',
          validUntil: paper!.validUntil,
        })),
      })
    return files
  })
  await vaultOf(ctx).remove(gone)
}

const RULES = { afterwards: REPLACED, school_year: HEALTH, days: OTHERS } as const

/**
 * DO-18 · «Votre enfant a-t-il un PAI ?» is asked for a school year: once those of all the requests that needed the paper are
 * over, the answer goes, and the question is asked again with the next one. @returns how many
 */
const forgetConcerns = async (ctx: TownCtx): Promise<number> => {
  const today = parisDay(ctx.now)
  let gone = 0
  for (let after = 0; ; ) {
    const batch = await listHealthAnswered(ctx.db, after, BATCH)
    const briefs = await concerned.get().briefs(ctx.db, [...new Set(batch.flatMap((paper) => paper.requests))], today)
    const over = batch.filter(({ requests }) => {
      const known = requests.flatMap((number) => briefs.get(number) ?? [])
      return known.length > 0 && known.every(({ isOver }) => isOver)
    })
    await inTransaction(ctx, async (tx) => {
      for (const { id } of over) await forgetConcern(tx, id)
    })
    gone += over.length
    if (batch.length < BATCH) return gone
    after = batch.at(-1)!.id
  }
}

/** DO-15 · Deletes what is kept no longer (LINC, NS-058), and drafts that were never sent. */
export const forgetPapers = async (ctx: TownCtx): Promise<void> => {
  const today = parisDay(ctx.now)
  const left = await listLeftDrafts(ctx.db, ctx.now.subtract({ hours: LEFT_HOURS }))
  const drafts = await inTransaction(ctx, async (tx) => {
    await noteSwept(tx, DRAFTS, left.length)
    return deleteDrafts(tx, left)
  })
  await vaultOf(ctx).remove(drafts)
  const gone = new Map(Object.values(RULES).map((rule) => [rule, 0]))
  for (let after = 0; ; ) {
    const batch = await listHeld(ctx.db, after, BATCH)
    const briefs = await concerned.get().briefs(ctx.db, [...new Set(batch.flatMap((held) => held.requests))], today)
    const over: Held[] = []
    for (const held of batch) {
      const yearEnd = await yearEndOf(ctx.db, parisDay(held.sentAt))
      const isNeeded = held.requests.some((number) => briefs.get(number)?.isCurrent)
      if (isToDelete(held, today, yearEnd, isNeeded)) over.push(held)
    }
    const required = await listRequirements(ctx.db, [...new Set(over.map((held) => held.requirement))])
    const papers = new Map(required.map((paper) => [paper.id, paper]))
    for (const held of over) {
      await forget(ctx, held, { papers, briefs })
      const rule = RULES[keptAs(held)]
      gone.set(rule, gone.get(rule)! + 1)
    }
    if (batch.length < BATCH) break
    after = batch.at(-1)!.id
  }
  const answers = await forgetConcerns(ctx)
  await inTransaction(ctx, async (tx) => {
    await noteSwept(tx, ANSWERS, answers)
    for (const [rule, count] of gone) await noteSwept(tx, rule, count)
  })
}

/** DO-9 · Takes up files that wait since long: their job was lost, or the antivirus was away. */
export const resumeWaiting = async (ctx: TownCtx): Promise<void> => {
  for (const document of await listStuck(ctx.db, ctx.now.subtract({ minutes: 10 })))
    await inTransaction(ctx, (tx) => prepareDocument.later(tx, { document }))
}

export const schedules: readonly Schedule[] = [
  { name: 'documents.expire', cron: '20 6 * * *', run: expirePapers },
  { name: 'documents.forget', cron: '40 3 * * *', run: forgetPapers },
  { name: 'documents.resume', cron: '*/10 * * * *', run: resumeWaiting },
  {
    name: 'documents.sweep',
    cron: '15 * * * *',
    run: async (ctx) => {
      await sweepFiles(ctx.db, vaultOf(ctx))
    },
  },
]
