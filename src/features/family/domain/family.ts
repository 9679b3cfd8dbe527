import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { Rights } from './child.ts'

/** Another adult who follows a child, as a guardian sees them. */
export type OtherGuardian = Named & {
  readonly id: number
  readonly rights: Rights
  /** Whether the one who looks invited them, and may change or take back what they gave (FA-6). */
  readonly isMine: boolean
}

/** Somebody who may fetch a child or is to be called. */
export type AuthorisedPerson = {
  readonly id: number
  readonly child: number
  readonly name: string
  readonly link: string | null
  readonly phone: string | null
  readonly mayFetch: boolean
  readonly isCalled: boolean
  /** Whether the one who looks said so. */
  readonly isMine: boolean
}

export type FamilyChild = Named & {
  readonly id: number
  readonly birthDate: Day
  readonly rights: Rights
  /** The rights of the one who looks come from another guardian's invitation. */
  readonly isInvited: boolean
  readonly others: readonly OtherGuardian[]
  readonly authorised: readonly AuthorisedPerson[]
}

export type OfferedRights = Pick<Rights, 'mayBook' | 'mayPay' | 'isWrittenTo'>

/** «voir, réserver, être prévenu»: what an adult may do for a child. */
export const RIGHT_WORDS = {
  maySee: 'voir',
  mayBook: 'réserver',
  mayPay: 'voir les montants',
  isWrittenTo: 'être prévenu',
} as const

/** An invitation may be accepted for that long. */
export const INVITATION_DAYS = 7

/** FA-6 · nobody gives what they do not hold; seeing always goes with it. */
export const grantable = (offered: OfferedRights, own: Rights): Rights => ({
  maySee: true,
  mayBook: offered.mayBook && own.mayBook,
  mayPay: offered.mayPay && own.mayPay,
  isWrittenTo: offered.isWrittenTo,
})
