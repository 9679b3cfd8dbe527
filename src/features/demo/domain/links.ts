export type TextPart = string | { readonly href: string; readonly text: string }

/** DE-1: a mail's text in pieces, its addresses of this site turned into links to their path. `origin` as in the mail. */
export const linked = (text: string, origin: string): TextPart[] => {
  const parts: TextPart[] = []
  let rest = text
  for (let at = rest.indexOf(`${origin}/`); at >= 0; at = rest.indexOf(`${origin}/`)) {
    const url = /^\S+/.exec(rest.slice(at))![0]
    parts.push(rest.slice(0, at), { href: url.slice(origin.length), text: url })
    rest = rest.slice(at + url.length)
  }
  return [...parts, rest].filter((part) => part !== '')
}
