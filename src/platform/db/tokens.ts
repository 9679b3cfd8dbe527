import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, for the address of a link or a cookie: whoever holds it is let in. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token: it is found by this, and cannot be made again from it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A token as we make them; anything else is not worth a query. */
export const isToken = (text: string | undefined): text is string => text !== undefined && /^[\w-]{43}$/.test(text)
