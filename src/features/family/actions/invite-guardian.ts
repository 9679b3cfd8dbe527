import { letterName } from '#core/names.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { tidy } from '#core/text.ts'
import { decideLink, emailsOf, type LinkRefusal } from '#features/accounts/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { takeFormKey } from '#platform/db/form-keys.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { hit, type Limit } from '#platform/http/throttle.ts'
import { post } from '#platform/mail/mail.ts'
import { grantable, INVITATION_DAYS, type OfferedRights } from '../domain/family.ts'
import { acceptedLetter, invitationLetter, revokedLetter } from '../mails/letters.ts'
import { lockAdult, saveGuardianship } from '../store/children.ts'
import { changeGiven, deleteGiven, listFamily } from '../store/family.ts'
import {
  findGuardianInvitation,
  type GuardianInvitation,
  insertGuardianInvitation,
  listSentInvitations,
  lockGuardianInvitation,
  lockSentInvitation,
  supersedeGuardianInvitation,
  useGuardianInvitation,
} from '../store/invitations.ts'

/** Letters that one family may have sent. */
const INVITATIONS: Limit = { limit: 10, windowSeconds: 3600 }
/** Waiting at once. */
const MOST = 10

export type InviteGuardianRefusal = 'invitation.not-yours-to-give' | 'invitation.too-many'

/**
 * FA-5, FA-6 · asks somebody to follow these children too. Only who was not invited themselves invites, and for children that
 * they may see. Sent twice, it invites once. @throws TooMany
 */
export const inviteGuardian = async (
  ctx: Ctx<Citizen>,
  wish: { readonly email: string; readonly children: readonly number[]; readonly rights: OfferedRights; readonly key: string },
): Promise<Result<null, InviteGuardianRefusal>> => {
  const { account, person } = ctx.actor
  await hit(ctx, `guardian invitations by ${account}`, INVITATIONS)
  return inTransaction(ctx, async (tx): Promise<Result<null, InviteGuardianRefusal>> => {
    await lockAdult(tx, person)
    if ((await takeFormKey(tx, { account, key: wish.key })) !== null) return ok(null)
    const own = (await listFamily(tx, person)).filter((child) => !child.isInvited).map((child) => child.id)
    if (!wish.children.every((child) => own.includes(child))) return refuse('invitation.not-yours-to-give')
    if ((await listSentInvitations(tx, person)).length >= MOST) return refuse('invitation.too-many')
    await send(ctx, tx, { ...wish, email: tidy(wish.email).toLowerCase() })
    return ok(null)
  })
}

const send = async (
  ctx: Ctx<Citizen>,
  tx: Tx,
  wish: { readonly email: string; readonly children: readonly number[]; readonly rights: OfferedRights },
): Promise<void> => {
  const token = await insertGuardianInvitation(tx, {
    inviter: ctx.actor.person,
    email: wish.email,
    rights: wish.rights,
    children: wish.children,
    expiresAt: ctx.now.add({ hours: 24 * INVITATION_DAYS }),
  })
  await post(tx, invitationLetter(ctx.town, wish.email, letterName(ctx.actor.name), token))
}

/** FA-5 · another link for seven days; the one before stops working. @throws Absent, TooMany */
export const resendGuardianInvitation = async (ctx: Ctx<Citizen>, id: number | null): Promise<void> => {
  await hit(ctx, `guardian invitations by ${ctx.actor.account}`, INVITATIONS)
  await inTransaction(ctx, async (tx) => {
    const invitation = id === null ? null : await lockSentInvitation(tx, id, ctx.actor.person)
    if (!invitation) throw new Absent(`guardian invitation ${id}`)
    await supersedeGuardianInvitation(tx, invitation.id)
    await send(ctx, tx, { ...invitation, children: invitation.children.map((child) => child.id) })
  })
}

/** FA-5 · its link stops working. @throws Absent */
export const withdrawGuardianInvitation = (ctx: Ctx<Citizen>, id: number | null): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const invitation = id === null ? null : await lockSentInvitation(tx, id, ctx.actor.person)
    if (!invitation) throw new Absent(`guardian invitation ${id}`)
    await supersedeGuardianInvitation(tx, invitation.id)
  })

/** FA-5 · an invitation, without using it: mail scanners open links too. */
export const readGuardianInvitation = async (ctx: TownCtx, token: string): Promise<Result<GuardianInvitation, LinkRefusal>> =>
  decideLink(await findGuardianInvitation(ctx.db, token), ctx.now)

export type AcceptGuardianRefusal = LinkRefusal | 'invitation.own'

/**
 * FA-5, FA-6 · follows these children from one's own account and household. What the guardian who invited may not do (any
 * more) is not given; rights that one has already stay. They are told who accepted.
 */
export const acceptGuardianInvitation = (ctx: Ctx<Citizen>, token: string): Promise<Result<null, AcceptGuardianRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<null, AcceptGuardianRefusal>> => {
    const found = decideLink(await lockGuardianInvitation(tx, token), ctx.now)
    if (!found.ok) return found
    const { id, inviter, rights } = found.value
    const { person } = ctx.actor
    if (inviter === person) return refuse('invitation.own')
    const known = new Set((await listFamily(tx, person)).map((child) => child.id))
    const offered = (await listFamily(tx, inviter)).filter((own) => found.value.children.some((child) => child.id === own.id))
    for (const own of offered)
      if (!known.has(own.id)) await saveGuardianship(tx, own.id, person, grantable(rights, own.rights), inviter)
    await useGuardianInvitation(tx, id, person)
    const email = (await emailsOf(tx, [inviter])).get(inviter)
    if (email) await post(tx, acceptedLetter(ctx.town, email, found.value.inviterName, letterName(ctx.actor.name)))
    return ok(null)
  })

type Given = { readonly child: number; readonly adult: number }

/** FA-6 · changes what one gave. @throws Absent */
export const changeGivenRights = (ctx: Ctx<Citizen>, given: Given, offered: OfferedRights): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const { person } = ctx.actor
    const own = (await listFamily(tx, person)).find((child) => child.id === given.child)
    const isDone = own !== undefined && (await changeGiven(tx, { ...given, givenBy: person }, grantable(offered, own.rights)))
    if (!isDone) throw new Absent('rights given by somebody else')
  })

/** FA-6 · takes back what one gave; whoever loses it is told. What they booked stays booked. @throws Absent */
export const revokeGuardian = (ctx: Ctx<Citizen>, given: Given): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const { person } = ctx.actor
    const own = (await listFamily(tx, person)).find((child) => child.id === given.child)
    const other = own?.others.find((guardian) => guardian.id === given.adult)
    if (!own || !other || !(await deleteGiven(tx, { ...given, givenBy: person })))
      throw new Absent('rights given by somebody else')
    const email = (await emailsOf(tx, [given.adult])).get(given.adult)
    if (email) await post(tx, revokedLetter(ctx.town, email, other, own.firstName, letterName(ctx.actor.name)))
  })
