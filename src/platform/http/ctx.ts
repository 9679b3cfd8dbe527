import type { Db, Sender } from '../db/database.ts'
import type { Actor } from './actor.ts'

/** What a new password must be: the manual's rule, or long enough whatever it is. */
export type PasswordProfile = 'manuel' | 'longueur'

/** A picture that the town has given, made again by us. */
export type TownPicture = { readonly id: string; readonly width: number; readonly height: number }

/** The town as pages and letters name it: its row of settings, read with the session in one query. */
export type TownIdentity = {
  readonly slug: string
  readonly baseUrl: string
  readonly name: string
  readonly brandColor: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly openingHours: string
  readonly regieName: string
  readonly minimumAge: number
  /** Integer cents, both included. */
  readonly topUpMin: number
  readonly topUpMax: number
  /** In the banner; null: the mark of Liane. */
  readonly logo: TownPicture | null
  /** On the public home, `alt` empty when it only decorates; null: the one drawn for Liane. */
  readonly picture: (TownPicture & { readonly alt: string }) | null
  readonly passwordProfile: PasswordProfile
  /** What the accessibility statement declares: «non conforme». */
  readonly conformity: string
  /** Names of the features that the town does not offer. */
  readonly switchedOff: readonly string[]
  /** Who letters come from, and where answers go; null: as the installation has it. */
  readonly mail: { readonly name: string | null; readonly address: string | null; readonly replyTo: string | null }
}

/** What every action is given: whose town, which database, what time it is. */
export type TownCtx = {
  readonly town: TownIdentity
  readonly db: Db
  readonly now: Temporal.Instant
  readonly jobs: Sender
  /** Demo logins, mailbox and bank exist in `demo` only. */
  readonly mode: 'demo' | 'production'
}

/** What waits for the citizen signed in, by counter. A page that settles some says so, for the menu that it is shown with. */
export type Waiting = {
  readonly count: (counter: string) => number
  readonly settle: (counter: string, howMany: number) => void
}

export const waitingOf = (counts: ReadonlyMap<string, number>): Waiting => {
  const left = new Map(counts)
  return {
    count: (counter) => left.get(counter) ?? 0,
    settle: (counter, howMany) => void left.set(counter, Math.max(0, (left.get(counter) ?? 0) - howMany)),
  }
}

/** A request: a `TownCtx` with who is asking and from where. */
export type Ctx<A extends Actor = Actor> = TownCtx & {
  readonly actor: A
  readonly waiting?: Waiting
  readonly from: {
    /** For throttling; never logged nor stored beside a name. */
    readonly ip: string
    /** The browser is only prefetching (`Sec-Purpose`): nothing may be marked as read. */
    readonly prefetch: boolean
    /** «Firefox sur Windows», for the list of one's own sessions. */
    readonly browser?: string | null
    /** The session token that the browser holds, whether or not it opens anything (any more). */
    readonly token?: string | null
    /** The session that was recognised, and when it ends if nothing more is asked. */
    readonly session?: { readonly id: number; readonly endsAt: Temporal.Instant } | null
    /** Key of the form that this browser was sending when its session ended (signed cookie). */
    readonly kept?: string | null
  }
}
