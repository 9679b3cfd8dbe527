import type { SearchKind } from '../core/search.ts'
import type { Counter } from './db/counter.ts'
import type { Db } from './db/database.ts'
import type { EventsWish } from './db/events.ts'
import type { PersonalTable } from './db/personal.ts'
import type { RetentionRule } from './db/retention.ts'
import type { Agent, Citizen } from './http/actor.ts'
import type { FlashData } from './http/answers.ts'
import type { Ctx, TownCtx } from './http/ctx.ts'
import type { Endpoint, Page } from './http/page.ts'
import type { Job } from './jobs/facts.ts'
import type { Schedule } from './jobs/jobs.ts'
import type { LetterText } from './mail/letter-text.ts'

/** Something that waits for an agent, as the desk lists it. */
export type WorkItem = {
  readonly label: string
  readonly url: string
  readonly count: number
  readonly permission: string
  /** Late, or about to be: listed first. */
  readonly isUrgent?: boolean
}

/** Something that a family must do. */
export type ToDo = {
  readonly label: string
  readonly url: string
  readonly why: string
  /** Last day on which it serves; null when there is none. */
  readonly due: Temporal.PlainDate | null
  /** Last minute of that day, when it ends earlier than midnight. */
  readonly time?: Temporal.PlainTime
  /** Nothing goes on without it (a paper refused, an answer that the town hall waits for): before everything else. */
  readonly isUrgent?: boolean
}

/** A number beside an entry of the menu, and the words for those who hear it. */
export type Badge = { readonly nav: string; readonly count: number; readonly label: string }

/** A way in for those who hold the permission. */
export type Entry = { readonly href: string; readonly label: string; readonly permission: string }

/** Under which word an entry stands when an agent has too many for one line; «work»: always in sight. */
export type MenuGroup = 'work' | 'day' | 'money' | 'town'

/** An entry of the agents' main menu; the smallest `rank` comes first (0 for what waits, 90 for settings). */
export type MenuEntry = Entry & { readonly rank: number; readonly group: MenuGroup }

/** The parts of the page «Paramètres», in its order. */
export type SettingGroup = 'commune' | 'equipe' | 'offre' | 'argent' | 'courriers' | 'publication' | 'suivi'

/** An entry of the page «Paramètres»; `about` says in a sentence what is settled there. */
export type SettingEntry = Entry & { readonly about: string; readonly group: SettingGroup }

/** Something that anybody may find. `text`: what else it is about, beside its title and the sentence shown under it. */
export type SearchEntry = {
  readonly kind: SearchKind
  readonly title: string
  readonly url: string
  readonly about: string
  readonly text?: string
  /** When what it says last changed, where that is known. */
  readonly changed?: Temporal.Instant
}

/** A family whose file an agent reads, by numbers. */
export type FamilyOf = {
  readonly household: number
  readonly adults: readonly number[]
  readonly children: readonly number[]
}

/** A line of a family's file. */
export type FamilyLine = {
  readonly what: string
  readonly detail?: string
  readonly href?: string
  /** Whose or when it is: lines that follow each other with the same words stand under them. */
  readonly group?: string
}

/** What a feature says of a family to an agent who holds the permission; the smallest `rank` comes first. */
export type FamilyPart = {
  readonly title: string
  readonly permission: string
  readonly rank: number
  /** Said when there is nothing. */
  readonly empty: string
  /** «facts»: each line is a name and its value. */
  readonly look?: 'list' | 'facts'
  /** What is traced for the household when this is shown, beside the reading of the file. */
  readonly trace?: string
  readonly read: (ctx: Ctx<Agent>, family: FamilyOf) => Promise<readonly FamilyLine[]>
}

/** Something that happened with a family. */
export type FamilyEvent = {
  readonly at: Temporal.Instant
  readonly what: string
  readonly detail?: string
  /** Who did it, when it is not the family. */
  readonly by?: string
  readonly href?: string
}

/** What a feature knows happened with a family, latest first, for an agent who holds the permission. */
export type FamilyEvents = {
  readonly permission: string
  /** What is traced for the household when these are shown, beside the reading of the page. */
  readonly trace?: string
  readonly read: (ctx: Ctx<Agent>, family: FamilyOf, wish: EventsWish) => Promise<readonly FamilyEvent[]>
}

/** What an agent who holds the permission may do for a family; null when there is nothing to do it with. */
export type FamilyGesture = {
  readonly label: string
  readonly permission: string
  readonly rank: number
  readonly href: (family: FamilyOf) => string | null
}

/** What a feature has to say to the whole; collected by `app/`. */
export type Contribution = {
  readonly workItems?: (db: Db, now: Temporal.Instant, agent: Agent) => Promise<readonly WorkItem[]>
  readonly todos?: (ctx: Ctx<Citizen>) => Promise<readonly ToDo[]>
  readonly counters?: readonly Counter[]
  /** Never anything personal: anybody reads it. */
  readonly searchEntries?: (ctx: TownCtx) => Promise<readonly SearchEntry[]>
  readonly agentMenu?: readonly MenuEntry[]
  readonly settings?: readonly SettingEntry[]
  /** Every letter that it sends: a town may write each otherwise. */
  readonly letters?: readonly LetterText[]
  readonly family?: readonly FamilyPart[]
  readonly familyEvents?: readonly FamilyEvents[]
  readonly familyGestures?: readonly FamilyGesture[]
  readonly personalData?: readonly PersonalTable[]
  readonly retention?: readonly RetentionRule[]
}

/** The sentence shown once after a redirect; `tone` decides its look and role. */
export type FlashSentence = {
  readonly tone: 'success' | 'info' | 'warning'
  readonly text: string | ((data: FlashData) => string)
}

/** A subject of the town hall, as `app/features.ts` lists it. */
export type Feature = {
  readonly name: string
  /** A town may do without it: it then has no pages, no entries anywhere, and does nothing by itself (app/switches.ts). */
  readonly switch?: { readonly label: string; readonly about: string }
  /** Parts of it that a town may do without, each by the name that it asks `isOffered` about. */
  readonly parts?: readonly { readonly name: string; readonly label: string; readonly about: string }[]
  readonly pages: readonly Page[]
  readonly endpoints?: readonly Endpoint[]
  /** Code → sentence; codes are unique in the whole. */
  readonly flashes?: Readonly<Record<string, FlashSentence>>
  // biome-ignore lint/suspicious/noExplicitAny: the list holds jobs of every payload; each is typed where it is declared.
  readonly jobs?: readonly Job<any>[]
  readonly schedules?: readonly Schedule[]
  readonly contributes?: Contribution
}
