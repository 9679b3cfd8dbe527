/**
 * Whether a POST comes from our own pages (CSRF). Browsers say it by Sec-Fetch-Site (https and localhost only) and Origin.
 * `allowed`: the configured origin, and in the demo the origin under which it was reached.
 * A request with neither header is not from a browser of this decade's form: refused.
 */
export const isSameOrigin = (headers: { origin?: string; fetchSite?: string }, allowed: readonly string[]): boolean => {
  if (headers.fetchSite !== undefined && headers.fetchSite !== 'same-origin' && headers.fetchSite !== 'none') return false
  if (headers.origin !== undefined) return allowed.includes(headers.origin)
  return headers.fetchSite === 'same-origin'
}

/**
 * A path of this site to come back to, from what a link carried; null for anything that could lead elsewhere
 * («//evil.example», «/\\evil», absolute URLs, control characters).
 */
export const safeReturn = (path: string | undefined): string | null => {
  if (path === undefined || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(path) || path.length > 500) return null
  const url = new URL(path, 'http://here.invalid')
  // «/x/..//evil.example» normalises to «//evil.example»: looked at again once normalised.
  return url.origin === 'http://here.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : null
}
