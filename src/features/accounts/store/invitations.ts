import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'
import { expiryOf, type Invitation } from '../domain/invitation.ts'

const invitations = (db: Db) =>
  db
    .selectFrom('agent_invitation')
    .select([
      'id',
      'email',
      'login',
      'first_name as firstName',
      'last_name as lastName',
      'quality',
      'service_id as service',
      'roles',
      'expires_at as expiresAt',
      'used_at as usedAt',
      'superseded_at as supersededAt',
    ])

export type NewInvitation = Omit<Invitation, 'id' | 'expiresAt' | 'usedAt' | 'supersededAt'>

/** AC-27 · those sent before to the same address stop working. @returns the token for the letter (256 random bits) */
export const insertInvitation = async (tx: Tx, invitation: NewInvitation, by: number | null): Promise<string> => {
  const { now } = tx.scope
  await tx
    .updateTable('agent_invitation')
    .set({ superseded_at: now })
    .where('email', '=', invitation.email)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .execute()
  const token = newToken()
  await tx
    .insertInto('agent_invitation')
    .values({
      token_hash: hashOf(token),
      email: invitation.email,
      login: invitation.login,
      first_name: invitation.firstName,
      last_name: invitation.lastName,
      quality: invitation.quality,
      service_id: invitation.service,
      roles: [...invitation.roles],
      invited_by: by,
      created_at: now,
      expires_at: expiryOf(now),
    })
    .execute()
  return token
}

/** Looks at an invitation without using it. */
export const findInvitation = async (db: Db, token: string): Promise<Invitation | null> =>
  (await invitations(db).where('token_hash', '=', hashOf(token)).executeTakeFirst()) ?? null

/** The same, holding it until the transaction ends: of two posts at the same time, the second sees it used. */
export const lockInvitation = async (tx: Tx, token: string): Promise<Invitation | null> =>
  (await invitations(tx).where('token_hash', '=', hashOf(token)).forUpdate().executeTakeFirst()) ?? null

/** One that waits for an answer, expired or not; held until the transaction ends. */
export const lockWaitingInvitation = async (tx: Tx, id: number): Promise<Invitation | null> =>
  (await invitations(tx)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) ?? null

export const useInvitation = async (tx: Tx, id: number): Promise<void> => {
  await tx.updateTable('agent_invitation').set({ used_at: tx.scope.now }).where('id', '=', id).execute()
}

export const supersedeInvitation = async (tx: Tx, id: number): Promise<void> => {
  await tx.updateTable('agent_invitation').set({ superseded_at: tx.scope.now }).where('id', '=', id).execute()
}

/** The invitations that nobody has answered yet, the latest first. */
export const listWaitingInvitations = (db: Db): Promise<Invitation[]> =>
  invitations(db).where('used_at', 'is', null).where('superseded_at', 'is', null).orderBy('id', 'desc').execute()

/** Those that are over since that instant. */
export const deleteInvitationsBefore = async (tx: Tx, before: Instant): Promise<number> => {
  return Number((await tx.deleteFrom('agent_invitation').where('expires_at', '<', before).executeTakeFirst()).numDeletedRows)
}
