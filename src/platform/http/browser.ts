const first = (text: string, names: readonly (readonly [RegExp, string])[]): string | null =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null

// In this order: most browsers also claim to be those below them.
const BROWSERS = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\b(iPhone|iPad|iPod)\b/, 'iPhone ou iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** «Firefox sur Windows», enough for its owner to recognise it and too little to follow anybody. Null when it says nothing known. */
export const browserOf = (userAgent: string | undefined): string | null => {
  if (!userAgent) return null
  const browser = first(userAgent, BROWSERS)
  const system = first(userAgent, SYSTEMS)
  return browser && system ? `${browser} sur ${system}` : (browser ?? system)
}
