import { parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { LIMITS } from '#platform/files/limits.ts'
import type { ReceivedFile } from '#platform/files/received.ts'
import { type Vault, vaults } from '#platform/files/vault.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { statusOn } from '../domain/paper.ts'
import { prepareDocument } from '../jobs/prepare-document.ts'
import {
  addDocument,
  addDocumentFiles,
  copyDocument,
  type Document,
  deleteDrafts,
  findDraft,
  removeFile as removeDocumentFile,
  sendDocument,
} from '../store/documents.ts'
import { getOwnRequirement, lockRequirement, markProvided, saveConcern } from '../store/requirements.ts'
import { listReusable } from '../store/reusable.ts'

export type ProvideRefusal =
  | 'documents.too-many-files'
  | 'documents.not-ready'
  | 'documents.nothing-to-send'
  | 'documents.cannot-reuse'
  | 'documents.already-valid'

export type Provider = Ctx<Citizen>
type Sound = Extract<ReceivedFile, { ok: true }>

const vaultOf = (ctx: Provider): Vault => vaults.get()(ctx.town.slug)

/** Locked: two posts of one family take turns. */
const own = async (tx: Tx, ctx: Provider, id: number) => {
  const paper = await getOwnRequirement(tx, id, ctx.actor)
  await lockRequirement(tx, id)
  return paper
}

/**
 * DO-7 · Adds files to what the family prepares for a paper; nothing is sent to the town hall yet. A type of one file takes
 * the latest.
 */
export const addFiles = async (ctx: Provider, id: number, files: readonly Sound[]): Promise<Result<null, ProvideRefusal>> => {
  let gone: string[] = []
  const done = await inTransaction(ctx, async (tx): Promise<Result<null, ProvideRefusal>> => {
    const paper = await own(tx, ctx, id)
    const draft = await findDraft(tx, id, ctx.actor.account)
    // What was refused gives way: the family has read why.
    const before = draft?.files.filter((file) => paper.type.isSeveralPages && file.state !== 'refuse') ?? []
    const added = paper.type.isSeveralPages ? files : files.slice(-1)
    if (before.length + added.length > LIMITS.files) return refuse('documents.too-many-files')
    const document = draft?.id ?? (await addDocument(tx, { requirement: id, account: ctx.actor.account }))
    for (const file of draft?.files ?? [])
      if (!before.includes(file)) gone.push(...(await removeDocumentFile(tx, document, file.position)))
    await addDocumentFiles(tx, document, added)
    await prepareDocument.later(tx, { document })
    return ok(null)
  })
  if (!done.ok) gone = []
  await vaultOf(ctx).remove(gone)
  return done
}

/** Takes one file out of what is prepared, or everything. */
export const dropFiles = async (ctx: Provider, id: number, position: number | null): Promise<void> => {
  const gone = await inTransaction(ctx, async (tx) => {
    await own(tx, ctx, id)
    const draft = await findDraft(tx, id, ctx.actor.account)
    if (!draft) return []
    const isLast = draft.files.every((file) => file.position === position)
    return position === null || isLast ? deleteDrafts(tx, [draft.id]) : removeDocumentFile(tx, draft.id, position)
  })
  await vaultOf(ctx).remove(gone)
}

/** DO-7 · Every file is out of quarantine and at least one has pages. */
export const isReady = (draft: Document): boolean =>
  draft.pages.length > 0 && draft.files.every((file) => file.state !== 'attente')

/** DO-7 · Sends what was prepared and looked at. Sent twice, it gives the same answer. */
export const sendPaper = async (ctx: Provider, id: number): Promise<Result<null, ProvideRefusal>> => {
  const gone: string[] = []
  const done = await inTransaction(ctx, async (tx): Promise<Result<null, ProvideRefusal>> => {
    const paper = await own(tx, ctx, id)
    const draft = await findDraft(tx, id, ctx.actor.account)
    if (!draft) return paper.status === 'en_verification' ? ok(null) : refuse('documents.nothing-to-send')
    if (draft.files.some((file) => file.state === 'attente')) return refuse('documents.not-ready')
    if (!isReady(draft)) return refuse('documents.nothing-to-send')
    for (const file of draft.files)
      if (file.state === 'refuse') gone.push(...(await removeDocumentFile(tx, draft.id, file.position)))
    await sendDocument(tx, draft.id, id)
    await markProvided(tx, id)
    return ok(null)
  })
  if (done.ok) await vaultOf(ctx).remove(gone)
  return done
}

/** DO-8 · Gives what was accepted for a brother or sister; an agent checks it again. */
export const reusePaper = (ctx: Provider, id: number, from: number): Promise<Result<null, ProvideRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<null, ProvideRefusal>> => {
    const paper = await own(tx, ctx, id)
    const today = parisDay(ctx.now)
    if (statusOn(paper, today) === 'valide') return refuse('documents.already-valid')
    const known = (await listReusable(tx, paper, ctx.actor, today)).find((other) => other.document === from)
    if (!known) return refuse('documents.cannot-reuse')
    const copy = await copyDocument(tx, from, { requirement: id, account: ctx.actor.account })
    await sendDocument(tx, copy, id)
    await markProvided(tx, id)
    return ok(null)
  })

/** DO-2 · Answers the question of what is asked «selon situation». «Non»: it does not concern them. */
export const answerSituation = (ctx: Provider, id: number, isConcerned: boolean): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const paper = await own(tx, ctx, id)
    if (paper.type.question === null || !['non_fourni', 'non_concerne'].includes(paper.status)) return
    await saveConcern(tx, id, isConcerned)
  })
