import { letterName } from '#core/names.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { ofName } from '#core/text.ts'
import { getProfile, saveIdentity } from '#features/accounts/index.ts'
import { attachFiles, attachmentsOf, deleteAttachments, type SoundFile } from '#features/documents/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { vaults } from '#platform/files/vault.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { post } from '#platform/mail/mail.ts'
import { type Difference, differences, type ProvedIdentity, provedOf } from '../domain/identity-change.ts'
import { profilePaths } from '../paths.ts'
import { saveCivility } from '../store/details.ts'
import { findChange, findLastChange, type IdentityChange, insertChange, settleChange } from '../store/identity-changes.ts'

export type AskRefusal = 'identity.waiting'

/** PF-3 · civilité is changed at once: it proves nothing. */
export const changeCivility = (ctx: Ctx<Citizen>, civility: 'madame' | 'monsieur' | null): Promise<void> =>
  inTransaction(ctx, (tx) => saveCivility(tx, ctx.actor.person, civility))

/** PF-3 · asks an agent to correct one's identity. Nothing changes before they have looked at the proof; sent twice, it is asked once. */
export const askIdentityChange = (
  ctx: Ctx<Citizen>,
  after: ProvedIdentity,
  proof: readonly SoundFile[],
): Promise<Result<null, AskRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<null, AskRefusal>> => {
    const { person, account } = ctx.actor
    const before = provedOf((await getProfile(tx, account)).identity)
    const waiting = await findLastChange(tx, person)
    if (waiting?.status === 'attente')
      return differences(waiting.after, after).length === 0 ? ok(null) : refuse('identity.waiting')
    const document = await attachFiles(tx, account, proof)
    return (await insertChange(tx, { person, account, before, after, document })) ? ok(null) : refuse('identity.waiting')
  })

/** The proof goes with the question: nothing more is to be looked at. @returns the files to remove from the disk */
const settle = async (
  tx: Tx,
  change: IdentityChange,
  to: Parameters<typeof settleChange>[2],
): Promise<Result<string[], 'identity.decided'>> =>
  (await settleChange(tx, change.id, to))
    ? ok(change.document === null ? [] : await deleteAttachments(tx, [change.document]))
    : refuse('identity.decided')

/** PF-3 · takes one's own question back. Harmless when none waits. */
export const withdrawIdentityChange = async (ctx: Ctx<Citizen>): Promise<void> => {
  const gone = await inTransaction(ctx, async (tx) => {
    const waiting = await findLastChange(tx, ctx.actor.person)
    if (waiting?.status !== 'attente') return ok([])
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
    await trace(tx, {
      account: by,
      action: reason === null ? 'identity.accept' : 'identity.refuse',
      subject: `personne/${change.person}`,
    })
    await post(tx, letterOf(ctx, change, reason))
    return done
  })
  if (!gone.ok) return gone
  await vaults.get()(ctx.town.slug).remove(gone.value)
  return ok(null)
}

const letterOf = (ctx: Ctx<Agent>, change: IdentityChange, reason: string | null) => ({
  to: change.email,
  subject: reason === null ? 'Vos données civiles sont corrigées' : 'Votre demande de correction n’est pas acceptée',
  greeting: `Bonjour ${letterName(change)},`,
  parts: [
    {
      p:
        reason === null
          ? 'La mairie a vérifié votre justificatif et corrigé vos données civiles. La copie du justificatif est supprimée.'
          : 'La mairie n’a pas pu corriger vos données civiles. La copie du justificatif est supprimée.',
    },
    ...(reason === null ? [] : [{ facts: [['Motif', reason] as const] }]),
    { link: { path: profilePaths.identity, label: 'Voir mes données civiles' } },
  ],
  signature: `La mairie ${ofName(ctx.town.name)}`,
})
