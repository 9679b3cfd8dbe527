/**
 * A letter to one person, as data: rendered to text and HTML by `platform/mail/render.ts`, shown by `ui/letter.tsx`. Its
 * subject carries no personal data; its links are paths of the site («/activation/…»), made absolute from the configured
 * origin, never from a request.
 */
export type LetterContent = {
  readonly to: string
  readonly subject: string
  /** «Bonjour Hubert Mounier,» */
  readonly greeting: string
  readonly parts: readonly LetterPart[]
  /** Who signs: a service of the town hall. */
  readonly signature: string
  /** Path where a mail program posts to end a subscription (RFC 8058); only for what somebody subscribed to. */
  readonly unsubscribe?: string
}

export type LetterPart =
  | { readonly p: string }
  | { readonly list: readonly string[] }
  /** Term and value, one per line. */
  | { readonly facts: readonly (readonly [string, string])[] }
  | { readonly link: { readonly path: string; readonly label: string } }
