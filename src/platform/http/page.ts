import type { Body } from '../../core/body.ts'
import type { ReceivedFile } from '../files/received.ts'
import type { Actor, Agent, Citizen } from './actor.ts'
import type { Answer } from './answers.ts'
import type { Ctx } from './ctx.ts'

type ActorFor = { everyone: Actor; citizen: Citizen; agent: Agent }
export type Audience = keyof ActorFor

/** Route parameters and query values under their names; the last value wins when a query repeats one. */
export type Input = Readonly<Record<string, string | undefined>>

type Handlers<A extends Actor> = {
  readonly get?: (ctx: Ctx<A>, input: Input) => Promise<Answer> | Answer
  /** `files`: what a form sent, when the page takes some. Those that no row has adopted afterwards are removed. */
  readonly post?: (ctx: Ctx<A>, input: Input, body: Body, files: readonly ReceivedFile[]) => Promise<Answer> | Answer
}

type Access<W extends Audience> = W extends 'everyone'
  ? { readonly for: W; readonly allow?: undefined }
  : { readonly for: W; readonly allow: string }

export type PageSpec<W extends Audience> = {
  readonly url: string
  /** Registered in demo mode only. */
  readonly demoOnly?: boolean
  /**
   * Every visitor is shown the same until the town's settings or the day change: rendered once, then sent as it is. Only for
   * a page that reads nothing but what changes `town.revision` (platform/db/settled.ts), and no query string.
   */
  readonly steady?: boolean
  /** Its forms may send files (multipart); «text»: a text, which then stands in the body under the field's name. */
  readonly takesFiles?: boolean | 'text'
  /** Stays where the town does not offer the feature: the way out of what was given before. */
  readonly isKept?: boolean
} & Access<W> &
  Handlers<ActorFor[W]>

/** A page once declared: what the route table and the whole-site tests walk. */
export type Page = {
  readonly url: string
  readonly for: Audience
  /** The permission asked, none for everyone. */
  readonly allow: string | null
  readonly demoOnly: boolean
  readonly steady: boolean
  readonly takesFiles: boolean | 'text'
  readonly isKept: boolean
  readonly get: ((ctx: Ctx, input: Input) => Promise<Answer> | Answer) | null
  readonly post: ((ctx: Ctx, input: Input, body: Body, files?: readonly ReceivedFile[]) => Promise<Answer> | Answer) | null
}

/**
 * Declares a page: its URL (French slug), who it is for, the permission it needs, what GET shows and POST does.
 * The handlers' `ctx.actor` is a citizen or an agent when the page says so: the edge has checked it.
 */
export const page = <W extends Audience>(spec: PageSpec<W>): Page => ({
  url: spec.url,
  for: spec.for,
  allow: spec.allow ?? null,
  demoOnly: spec.demoOnly ?? false,
  takesFiles: spec.takesFiles ?? false,
  steady: spec.steady ?? false,
  isKept: spec.isKept ?? false,
  get: (spec.get as Page['get'] | undefined) ?? null,
  post: spec.post ? (ctx, input, body, files = []) => spec.post!(ctx as never, input, body, files) : null,
})

/** What a machine is answered (bank notification, feed, health): no session, no Origin check, its own proof. */
export type EndpointAnswer = {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
  /** Cache-Control, for what is the same for everybody; «no-store» by default. */
  readonly cache?: string
  /** Validators: who has it already is answered 304. */
  readonly etag?: string
  readonly modified?: Temporal.Instant | null
  /** Where a browser that came this way goes on (status 303). */
  readonly location?: string
}

export type Endpoint = {
  readonly url: string
  readonly methods: readonly ('GET' | 'POST')[]
  readonly demoOnly: boolean
  /** As of a page. */
  readonly isKept?: boolean
  readonly handle: (ctx: Ctx, input: Input, body: Body) => Promise<EndpointAnswer>
}

export const endpoint = (spec: Omit<Endpoint, 'demoOnly'> & { demoOnly?: boolean }): Endpoint => ({ demoOnly: false, ...spec })
