import type { Named } from '#core/names.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { getProfile, saveIdentity } from '#features/accounts/index.ts'
import { attachFiles, attachmentsOf, deleteAttachments, type SoundFile } from '#features/documents/index.ts'
import { getChild, guardiansToWrite } from '#features/family/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { vaults } from '#platform/files/vault.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { post } from '#platform/mail/mail.ts'
import { type Difference, differences, type ProvedIdentity, provedOf } from '../domain/identity-change.ts'
import { askedLetter, decidedLetter } from '../mails/letters.ts'
import { saveCivility } from '../store/details.ts'
import {
  findChange,
  findLastChange,
  getChildIdentity,
  type IdentityChange,
  insertChange,
  saveSex,
  settleChange,
} from '../store/identity-changes.ts'

export type AskRefusal = 'identity.waiting'

const findWaiting = async (tx: Tx, person: number): Promise<IdentityChange | null> => {
  const last = await findLastChange(tx, person)
  return last?.status === 'attente' ? last : null
}

/** PF-3 · civilité is changed at once: it proves nothing. */
export const changeCivility = (ctx: Ctx<Citizen>, civility: 'madame' | 'monsieur' | null): Promise<void> =>
  inTransaction(ctx, (tx) => saveCivility(tx, ctx.actor.person, civility))

/** PF-3 · asks an agent to correct one's identity. Nothing changes before they have looked at the proof; sent twice, it is asked once. */
export const askIdentityChange = (
  ctx: Ctx<Citizen>,
  after: ProvedIdentity,
  proof: readonly SoundFile[],
): Promise<Result<null, AskRefusal>> =>
  inTransaction(ctx, async (tx) =>
    ask(
      tx,
      ctx,
      { person: ctx.actor.person, before: provedOf((await getProfile(tx, ctx.actor.account)).identity), after },
      proof,
      await findWaiting(tx, ctx.actor.person),
    ),
  )

/**
 * PF-6 · the same for a child, by a guardian who may book for them; the other guardians are told that it was asked.
 * @throws Absent for another family's child
 */
export const askChildChange = (
  ctx: Ctx<Citizen>,
  child: number,
  after: ProvedIdentity,
  proof: readonly SoundFile[],
): Promise<Result<null, AskRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<null, AskRefusal>> => {
    await getChild(tx, { id: child, guardian: ctx.actor.person, right: 'book' })
    const waiting = await findWaiting(tx, child)
    const asked = await ask(tx, ctx, { person: child, before: await getChildIdentity(tx, child), after }, proof, waiting)
    if (!asked.ok || waiting !== null) return asked
    for (const other of await guardiansToWrite(tx, child))
      if (other.person !== ctx.actor.person) await post(tx, askedLetter(ctx.town, other))
    return asked
  })

const ask = async (
  tx: Tx,
  ctx: Ctx<Citizen>,
  wish: { readonly person: number; readonly before: ProvedIdentity; readonly after: ProvedIdentity },
  proof: readonly SoundFile[],
  waiting: IdentityChange | null,
): Promise<Result<null, AskRefusal>> => {
  const { account } = ctx.actor
  if (waiting !== null) return differences(waiting.after, wish.after).length === 0 ? ok(null) : refuse('identity.waiting')
  const document = await attachFiles(tx, account, proof)
  return (await insertChange(tx, { ...wish, account, document })) ? ok(null) : refuse('identity.waiting')
}

/** The proof goes with the question: nothing more is to be looked at. @returns the files to remove from the disk */
const settle = async (
  tx: Tx,
  change: IdentityChange,
  to: Parameters<typeof settleChange>[2],
): Promise<Result<string[], 'identity.decided'>> =>
  (await settleChange(tx, change.id, to))
    ? ok(change.document === null ? [] : await deleteAttachments(tx, [change.document]))
    : refuse('identity.decided')

/** PF-3, PF-6 · takes back a question that one asked, about oneself or a child. Harmless when none waits. */
export const withdrawIdentityChange = async (ctx: Ctx<Citizen>, person: number = ctx.actor.person): Promise<void> => {
  const gone = await inTransaction(ctx, async (tx) => {
    const waiting = await findWaiting(tx, person)
    if (waiting?.account !== ctx.actor.account) return ok([])
    return settle(tx, waiting, { status: 'retiree', by: null, reason: null })
  })
  if (gone.ok) await vaults.get()(ctx.town.slug).remove(gone.value)
}

export type ReviewedChange = IdentityChange & { readonly differences: readonly Difference[] }

/** PF-4 · a correction as an agent reads it: the reading is traced. @throws Absent */
export const openIdentityChange = (ctx: Ctx<Agent>, id: number | null, action = 'identity.read'): Promise<ReviewedChange> =>
  inTransaction(ctx, async (tx) => {
    const change = id === null ? null : await findChange(tx, id)
    if (!change) throw new Absent(`identity change ${id}`)
    await trace(tx, { account: ctx.actor.account, action, subject: `personne/${change.person}` })
    return { ...change, differences: differences(change.before, change.after) }
  })

export type DecideRefusal = 'identity.decided' | 'identity.proof-not-ready'

/** PF-4 · accepts (the identity changes) or refuses with a reason; its author is told, the proof is deleted. @throws Absent */
export const decideIdentityChange = async (
  ctx: Ctx<Agent>,
  id: number,
  reason: string | null,
): Promise<Result<null, DecideRefusal>> => {
  const gone = await inTransaction(ctx, async (tx): Promise<Result<string[], DecideRefusal>> => {
    const change = await findChange(tx, id)
    if (!change) throw new Absent(`identity change ${id}`)
    const proof = await attachmentsOf(tx, change.document === null ? [] : [change.document])
    const isWaiting = proof.some(({ files }) => files.some((file) => file.state === 'attente'))
    if (reason === null && isWaiting) return refuse('identity.proof-not-ready')
    const by = ctx.actor.account
    const done = await settle(tx, change, { status: reason === null ? 'acceptee' : 'refusee', by, reason })
    if (!done.ok) return done
    if (reason === null) await saveIdentity(tx, change.person, change.after)
    if (reason === null && change.isChild) await saveSex(tx, change.person, change.after.sex)
    await trace(tx, {
      account: by,
      action: reason === null ? 'identity.accept' : 'identity.refuse',
      subject: `personne/${change.person}`,
    })
    const child = change.isChild ? change.person : null
    for (const reader of await readersOf(tx, change)) {
      const isAsker = reader.email === change.email
      await post(tx, decidedLetter(ctx.town, reader, { child, isAsker, reason }))
    }
    return done
  })
  if (!gone.ok) return gone
  await vaults.get()(ctx.town.slug).remove(gone.value)
  return ok(null)
}

type Reader = { readonly name: Named; readonly email: string }

/** Who is told: who asked, and for a child every guardian who is written to (FA-4). */
const readersOf = async (tx: Tx, change: IdentityChange): Promise<Reader[]> => {
  const asker = { name: change.asker, email: change.email }
  if (!change.isChild) return [asker]
  const guardians = await guardiansToWrite(tx, change.person)
  return [asker, ...guardians.filter(({ email }) => email !== change.email)]
}
