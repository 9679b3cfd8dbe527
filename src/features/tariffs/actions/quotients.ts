import { type Day, isAfter, parisDay } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { type Attachment, attachFiles, attachmentsOf, deleteAttachments, type SoundFile } from '#features/documents/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import { vaults } from '#platform/files/vault.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { isReadable } from '../domain/proof.ts'
import { pricesChanged } from '../facts.ts'
import { decidedLetter } from '../mails/quotient-decided.ts'
import {
  endBefore,
  getListed,
  insertDeclared,
  lockDeclared,
  lockHousehold,
  markDecided,
  residenceOn,
  setProof,
  setResidence,
} from '../store/quotients.ts'

/** TA-13 · The proofs of these declarations, by their number, with the state of each file. */
export const proofsOf = async (
  db: Db,
  quotients: readonly { readonly document: number | null }[],
): Promise<Map<number, Attachment>> => {
  const documents = await attachmentsOf(
    db,
    quotients.flatMap((q) => q.document ?? []),
  )
  return new Map(documents.map((document) => [document.id, document]))
}

/** TA-11, TA-13 · A family declares its quotient, for a time, with its proof; one waits at most. */
export const declareQuotient = (
  ctx: Ctx<Citizen>,
  wish: { cents: Cents; from: Day; until: Day; files: readonly SoundFile[] },
): Promise<Result<null, 'tariffs.quotient-waiting'>> =>
  inTransaction(ctx, async (tx) => {
    const { household, account } = ctx.actor
    const { files, ...said } = wish
    const id = await insertDeclared(tx, { ...said, household, account })
    if (id === null) return refuse('tariffs.quotient-waiting')
    if (files.length > 0) await setProof(tx, id, await attachFiles(tx, account, files))
    return ok(null)
  })

/** TA-13 · Another proof takes the place of the one sent, as long as nobody has decided. */
export const replaceProof = async (
  ctx: Ctx<Citizen>,
  files: readonly SoundFile[],
): Promise<Result<null, 'tariffs.quotient-decided'>> => {
  let gone: string[] = []
  const done = await inTransaction(ctx, async (tx) => {
    const declared = await lockDeclared(tx, ctx.actor.household)
    if (!declared) return refuse('tariffs.quotient-decided')
    await setProof(tx, declared.id, await attachFiles(tx, ctx.actor.account, files))
    if (declared.document !== null) gone = await deleteAttachments(tx, [declared.document])
    return ok(null)
  })
  if (done.ok) await vaults.get()(ctx.town.slug).remove(gone)
  return done
}

export type Decision = {
  readonly id: number
  readonly accept: boolean
  readonly cents: Cents
  readonly from: Day
  readonly until: Day
  readonly reason: string | null
  readonly resident: boolean
  /** The proof that was on the page, by its number; null when there was none. */
  readonly seen: number | null
  /** It was shown at the counter. */
  readonly isSeenOnly: boolean
}

export type DecisionRefusal = 'tariffs.quotient-decided' | 'tariffs.proof-changed' | 'tariffs.no-proof'

const later = (a: Day, b: Day): Day => (isAfter(a, b) ? a : b)

/**
 * TA-11, TA-12, TA-13 · An agent validates or refuses what was declared, of the proof that they looked at, and says where the
 * household lives. From then on the new quotient counts; places booked for days to come are priced again, those of today and
 * before keep their price. The family is told.
 */
export const decideQuotient = (ctx: Ctx<Agent>, wish: Decision): Promise<Result<null, DecisionRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const { account } = ctx.actor
    const { household } = await getListed(tx, wish.id)
    await lockHousehold(tx, household)
    const quotient = await getListed(tx, wish.id)
    if (quotient.status !== 'declared') return refuse('tariffs.quotient-decided')
    if (quotient.document !== wish.seen) return refuse('tariffs.proof-changed')
    const proof = (await proofsOf(tx, [quotient])).get(quotient.document ?? 0)
    if (wish.accept && !wish.isSeenOnly && !isReadable(proof)) return refuse('tariffs.no-proof')
    const tomorrow = parisDay(ctx.now).add({ days: 1 })
    if (wish.accept) await endBefore(tx, household, wish.from)
    await markDecided(tx, wish.id, { ...wish, status: wish.accept ? 'valid' : 'refused', account })
    const moved = ((await residenceOn(tx, household, tomorrow)) ?? true) !== wish.resident
    if (moved) await setResidence(tx, { household, from: tomorrow, resident: wish.resident, account })
    await trace(tx, { account, action: wish.accept ? 'quotient.accept' : 'quotient.refuse', subject: `foyer/${household}` })
    if (wish.accept || moved) {
      const from = moved ? tomorrow : later(wish.from, tomorrow)
      await pricesChanged.record(tx, { household, activity: null, from: from.toString(), actor: account })
    }
    const to = (await emailsOf(tx, [quotient.person])).get(quotient.person)
    if (to) await post(tx, decidedLetter({ town: ctx.town, to, name: quotient, ...wish }))
    return ok(null)
  })
