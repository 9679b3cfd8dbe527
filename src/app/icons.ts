import { inkOn } from '#core/contrast.ts'

/** The sprite served at /icones.svg: 20 px grid, stroke 2, `currentColor`. Drawn for Liane. */
const symbols: Readonly<Record<string, string>> = {
  coche: '<path d="M4 11l4 4 8-10"/>',
  croix: '<path d="M5 5l10 10M15 5L5 15"/>',
  cadenas: '<path d="M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3"/>',
  plus: '<path d="M10 4v12M4 10h12"/>',
  calendrier: '<path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4"/>',
  enveloppe: '<path d="M3 5h14v10H3zM3 6l7 5 7-5"/>',
  euro: '<path d="M15 5a6 6 0 1 0 0 10M3 9h8M3 12h8"/>',
  imprimante: '<path d="M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z"/>',
  compte: '<path d="M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 17c1-4 4-5 7-5s6 1 7 5"/>',
  fleche: '<path d="M4 10h12M11 5l5 5-5 5"/>',
  info: '<path d="M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 9v5M10 6v.01"/>',
  alerte: '<path d="M10 3l8 14H2zM10 8v4M10 14.5v.01"/>',
  enfant: '<path d="M10 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 18v-5l-2-1 3-3h6l3 3-2 1v5M10 13v5"/>',
  dossier: '<path d="M3 4h5l2 2h7v10H3z"/>',
}

export const iconSprite = `<svg xmlns="http://www.w3.org/2000/svg">${Object.entries(symbols)
  .map(([name, path]) => `<symbol id="${name}" viewBox="0 0 20 20">${path}</symbol>`)
  .join('')}</svg>`

/**
 * The icon of the site put on a telephone, in the town's colour. «full»: to the edges, the drawing inside the circle that
 * every telephone leaves (W3C manifest: 80 % of the width).
 */
export const appIcon = (color: string, shape: 'rounded' | 'full'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40"${shape === 'rounded' ? ' rx="8"' : ''} fill="${color}"/><g transform="${shape === 'full' ? 'translate(6 6) scale(.7)' : 'translate(2 2) scale(.9)'}"><path d="M9 4c14 6-4 12 8 18s20 4 14 14" fill="none" stroke="${inkOn(color)}" stroke-width="5" stroke-linecap="round"/><path d="M24 9l5-4.5L34 9v5H24z" fill="${inkOn(color)}"/></g></svg>`

export const favicon = (color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="6" fill="${color}"/><path d="M9 4c14 6-4 12 8 18s20 4 14 14" fill="none" stroke="${inkOn(color)}" stroke-width="5" stroke-linecap="round"/></svg>`
