import type { Named } from '#core/names.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'
import type { OfferedRights } from '../domain/family.ts'

export type GuardianInvitation = {
  readonly id: number
  readonly inviter: number
  readonly inviterName: Named
  readonly email: string
  readonly rights: OfferedRights
  readonly children: readonly (Named & { readonly id: number })[]
  readonly expiresAt: Temporal.Instant
  readonly usedAt: Temporal.Instant | null
  readonly usedBy: number | null
  readonly supersededAt: Temporal.Instant | null
}

const invitations = (db: Db) =>
  db
    .selectFrom('guardian_invitation as i')
    .innerJoin('person as p', 'p.id', 'i.inviter_id')
    .selectAll('i')
    .select(['p.first_name', 'p.birth_name', 'p.usual_name'])

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

const withChildren = async (db: Db, rows: readonly Row[]): Promise<GuardianInvitation[]> => {
  if (rows.length === 0) return []
  const children = await db
    .selectFrom('guardian_invitation_child as c')
    .innerJoin('person as p', 'p.id', 'c.child_id')
    .select(['c.invitation_id', 'p.id', 'p.first_name', 'p.birth_name', 'p.usual_name'])
    .where(
      'c.invitation_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('p.birth_date')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    inviter: row.inviter_id,
    inviterName: { firstName: row.first_name, birthName: row.birth_name, usualName: row.usual_name },
    email: row.email,
    rights: { mayBook: row.may_book, mayPay: row.may_pay, isWrittenTo: row.is_written_to },
    children: children
      .filter((child) => child.invitation_id === row.id)
      .map((child) => ({ id: child.id, firstName: child.first_name, birthName: child.birth_name, usualName: child.usual_name })),
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    usedBy: row.used_by,
    supersededAt: row.superseded_at,
  }))
}

/** @returns the token of its link; only its hash is stored */
export const insertGuardianInvitation = async (
  tx: Tx,
  invitation: {
    inviter: number
    email: string
    rights: OfferedRights
    children: readonly number[]
    expiresAt: Temporal.Instant
  },
): Promise<string> => {
  const token = newToken()
  const { id } = await tx
    .insertInto('guardian_invitation')
    .values({
      token_hash: hashOf(token),
      inviter_id: invitation.inviter,
      email: invitation.email,
      may_book: invitation.rights.mayBook,
      may_pay: invitation.rights.mayPay,
      is_written_to: invitation.rights.isWrittenTo,
      created_at: tx.scope.now,
      expires_at: invitation.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('guardian_invitation_child')
    .values(invitation.children.map((child) => ({ invitation_id: id, child_id: child })))
    .execute()
  return token
}

/** Waits its turn behind whoever else uses this link. */
export const lockGuardianInvitation = async (tx: Tx, token: string): Promise<GuardianInvitation | null> => {
  const row = await invitations(tx).where('i.token_hash', '=', hashOf(token)).forUpdate('i').executeTakeFirst()
  return row ? (await withChildren(tx, [row]))[0]! : null
}

export const findGuardianInvitation = async (db: Db, token: string): Promise<GuardianInvitation | null> => {
  const row = await invitations(db).where('i.token_hash', '=', hashOf(token)).executeTakeFirst()
  return row ? (await withChildren(db, [row]))[0]! : null
}

/** What this adult sent and nobody has accepted: those that have expired too, to be sent again. */
export const listSentInvitations = async (db: Db, inviter: number): Promise<GuardianInvitation[]> =>
  withChildren(
    db,
    await invitations(db)
      .where('i.inviter_id', '=', inviter)
      .where('i.used_at', 'is', null)
      .where('i.superseded_at', 'is', null)
      .orderBy('i.created_at')
      .orderBy('i.id')
      .limit(50)
      .execute(),
  )

/** One's own, still unanswered; locked. */
export const lockSentInvitation = async (tx: Tx, id: number, inviter: number): Promise<GuardianInvitation | null> => {
  const row = await invitations(tx)
    .where('i.id', '=', id)
    .where('i.inviter_id', '=', inviter)
    .where('i.used_at', 'is', null)
    .where('i.superseded_at', 'is', null)
    .forUpdate('i')
    .executeTakeFirst()
  return row ? (await withChildren(tx, [row]))[0]! : null
}

export const supersedeGuardianInvitation = async (tx: Tx, id: number): Promise<void> => {
  await tx.updateTable('guardian_invitation').set({ superseded_at: tx.scope.now }).where('id', '=', id).execute()
}

export const useGuardianInvitation = async (tx: Tx, id: number, by: number): Promise<void> => {
  await tx.updateTable('guardian_invitation').set({ used_at: tx.scope.now, used_by: by }).where('id', '=', id).execute()
}

export const deleteGuardianInvitationsBefore = async (tx: Tx, before: Temporal.Instant): Promise<number> => {
  return Number((await tx.deleteFrom('guardian_invitation').where('expires_at', '<', before).executeTakeFirst()).numDeletedRows)
}
