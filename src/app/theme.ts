import { brandOf, PAGES } from '#core/brand.ts'

/** The style sheet that dresses the site in a town's colour. `hex`: six digits, without «#». */
export const themeCss = (hex: string): string => {
  const { banner, ink, onWhite, mark } = brandOf(`#${hex}`)
  const light = `--marque:${banner.light};--sur-marque:${ink.light};--marque-sur-blanc:${onWhite};--marque-trait:${mark.light}`
  const dark = `--marque:${banner.dark};--sur-marque:${ink.dark};--marque-trait:${mark.dark}`
  return `:root{${light}}@media (prefers-color-scheme:dark){:root{${dark}}}`
}

export const themeUrl = (color: string): string => `/theme/${color.slice(1)}.css`

/** How the site looks in that colour, drawn small: the banner with its button, a menu with where one is, the line of the foot. */
export const themeSample = (hex: string, mode: 'clair' | 'sombre'): string => {
  const { banner, ink, onWhite, mark } = brandOf(`#${hex}`)
  const isLight = mode === 'clair'
  const [page] = isLight ? PAGES.light : PAGES.dark
  const [band, onBand, line] = isLight ? [banner.light, ink.light, mark.light] : [banner.dark, ink.dark, mark.dark]
  const [text, faint] = isLight ? ['#1b1b1f', '#c9c9d1'] : ['#ececf0', '#3d3d45']
  const words = (x: number, y: number, fill: string, said: string, more = '') =>
    `<text x="${x}" y="${y}" fill="${fill}"${more}>${said}</text>`
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 176" font-family="system-ui,sans-serif" font-size="16">',
    `<rect width="360" height="176" fill="${page}"/>`,
    `<rect width="360" height="64" fill="${band}"/>`,
    words(16, 30, onBand, 'Espace citoyen', ' font-weight="700" font-size="18"'),
    words(16, 50, onBand, 'Textes du bandeau', ' font-size="14"'),
    `<rect x="188" y="14" width="160" height="36" rx="4" fill="#ffffff" stroke="${onBand}" stroke-width="2"/>`,
    words(268, 37, onWhite, 'Créer mon compte', ' font-weight="700" font-size="15" text-anchor="middle"'),
    words(16, 94, text, 'Accueil', ' font-weight="700"'),
    `<rect x="16" y="104" width="60" height="4" fill="${line}"/>`,
    words(104, 94, text, 'Paiements'),
    words(204, 94, text, 'Agenda'),
    `<rect x="0" y="112" width="360" height="1" fill="${faint}"/>`,
    words(16, 148, text, 'Le texte des pages ne change pas.'),
    `<rect x="0" y="166" width="360" height="4" fill="${line}"/></svg>`,
  ].join('')
}
