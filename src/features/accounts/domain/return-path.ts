/** Any origin will do: it only serves to see whether the path stays on it. */
const HERE = 'http://here.invalid'
/** Never back to a page that signs in or out. */
const NOT_THERE = /^\/(connexion|deconnexion|agent\/connexion)(\/|$)/

/**
 * AC-11 · a `retour` that stays on this site, as path and query; null otherwise. Backslashes and control characters are
 * refused because browsers read «/\evil.example» as another site.
 */
export const readReturn = (typed: string | undefined): string | null => {
  if (!typed || typed.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(typed)) return null
  const url = URL.parse(typed, HERE)
  if (!url || url.origin !== HERE || url.pathname.startsWith('//') || NOT_THERE.test(url.pathname)) return null
  return url.pathname + url.search
}
