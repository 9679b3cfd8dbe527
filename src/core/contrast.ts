/** Relative luminance of an sRGB colour «#rrggbb» (WCAG 2.2, definition of relative luminance), from 0 to 1. */
export const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two colours, from 1 to 21 (WCAG 2.2 SC 1.4.3). */
export const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The text that reads better on that colour: white, near-black, or black where near-black falls short of 4.5:1. */
export const inkOn = (hex: string): string => {
  const best = (dark: string) => (contrast(hex, '#ffffff') >= contrast(hex, dark) ? '#ffffff' : dark)
  const ink = best('#1b1b1f')
  return contrast(hex, ink) >= 4.5 ? ink : best('#000000')
}

/** Between two colours: `share` of the second, from 0 to 1. */
const mixed = (from: string, to: string, share: number): string =>
  `#${[1, 3, 5]
    .map((at) => {
      const [a, b] = [from, to].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number]
      return Math.round(a + (b - a) * share)
        .toString(16)
        .padStart(2, '0')
    })
    .join('')}`

/** The nearest to `hex`, on its way to black or white, that keeps `least`:1 with each of these backgrounds. */
const towards = (hex: string, end: '#000000' | '#ffffff', backgrounds: readonly string[], least: number): string => {
  for (let step = 0; step < 50; step += 1) {
    const candidate = mixed(hex, end, step / 50)
    if (backgrounds.every((background) => contrast(candidate, background) >= least)) return candidate
  }
  return end
}

/** The same hue, darkened until it reads on these light backgrounds. */
export const darkenedOn = (hex: string, backgrounds: readonly string[], least: number): string =>
  towards(hex, '#000000', backgrounds, least)

/** The same hue, lightened until it shows on these dark backgrounds. */
export const lightenedOn = (hex: string, backgrounds: readonly string[], least: number): string =>
  towards(hex, '#ffffff', backgrounds, least)
