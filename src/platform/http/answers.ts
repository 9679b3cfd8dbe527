import type { ComponentType } from 'preact'

/** Values for a flash sentence: numbers and short non-personal words only, since they travel in a (signed) cookie. */
export type FlashData = Readonly<Record<string, string | number>>
export type Flash = { readonly code: string; readonly data: FlashData }

/** What a page handler returns; `page()` turns it into HTTP. */
export type Answer =
  | { readonly kind: 'show'; readonly view: ComponentType<never>; readonly props: unknown; readonly status: number }
  | { readonly kind: 'go'; readonly url: string; readonly flash: Flash | null; readonly session: SessionChange | null }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly type: string
      readonly bytes: Buffer | string
      readonly inline: boolean
    }
  | { readonly kind: 'stream'; readonly name: string | null; readonly type: string; readonly bytes: AsyncIterable<Buffer> }

/** A new session's token for the cookie (its hash is already stored), or the end of the present one. */
export type SessionChange = { readonly start: string } | 'end'

/** 200, or 422 (what was typed is wrong), or 409 (a rule says no). */
export const show = <P>(view: ComponentType<P>, props: P, status: 200 | 409 | 422 | 429 = 200): Answer => ({
  kind: 'show',
  view: view as ComponentType<never>,
  props,
  status,
})

/** 303 to a page of this site, with the code of the sentence that it will show first. */
export const goTo = (url: string, flash?: string | Flash, session: SessionChange | null = null): Answer => ({
  kind: 'go',
  url,
  flash: flash === undefined ? null : typeof flash === 'string' ? { code: flash, data: {} } : flash,
  session,
})

/** A download, named as RFC 6266 says. */
export const file = (name: string, type: string, bytes: Buffer | string, inline = false): Answer => ({
  kind: 'file',
  name,
  type,
  bytes,
  inline,
})

/**
 * Bytes that somebody sent, as they are read, never opened by the browser in our name. `name`: a download of that name;
 * without it, a picture of ours that a page shows.
 */
export const stream = (type: string, bytes: AsyncIterable<Buffer>, name: string | null = null): Answer => ({
  kind: 'stream',
  name,
  type,
  bytes,
})
