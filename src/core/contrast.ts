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

const scaled = (hex: string, factor: number): string =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * factor)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** White or near-black, whichever reads better on that colour. */
export const inkOn = (hex: string): string => (contrast(hex, '#ffffff') >= contrast(hex, '#1b1b1f') ? '#ffffff' : '#1b1b1f')

/** The same hue, darkened until white reads on it at 7:1: the brand in dark mode. */
export const darkened = (hex: string): string => {
  for (let factor = 1; factor > 0; factor -= 0.02) {
    const candidate = scaled(hex, factor)
    if (contrast(candidate, '#ffffff') >= 7) return candidate
  }
  return '#000000'
}
