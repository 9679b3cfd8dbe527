import { contrast, darkenedOn, inkOn, lightenedOn } from './contrast.ts'

/** WCAG 2.2: text (SC 1.4.3), and what is not text: a mark, the outline of what is focused (SC 1.4.11). */
export const TEXT_RATIO = 4.5
export const MARK_RATIO = 3
/** Of white on the banner in dark mode: more than reading asks, so that a bright colour does not dazzle. */
export const CALM_RATIO = 9

/** The backgrounds of pages, as `ui/css/tokens.css` has them. */
export const PAGES = { light: ['#ffffff', '#f4f4f6'], dark: ['#17171a', '#222227'] } as const

/** A town's colour as it is used, each so that it reads whatever the colour: see `verdictOf`. */
export type Brand = {
  /** The banner, and the text and outlines on it. */
  readonly banner: { readonly light: string; readonly dark: string }
  readonly ink: { readonly light: string; readonly dark: string }
  /** Text of that colour on the white buttons of the banner. */
  readonly onWhite: string
  /** Lines that mark where one is, on the page. */
  readonly mark: { readonly light: string; readonly dark: string }
}

/** @param color «#rrggbb» */
export const brandOf = (color: string): Brand => {
  const dark = darkenedOn(color, ['#ffffff'], CALM_RATIO)
  return {
    banner: { light: color, dark },
    ink: { light: inkOn(color), dark: '#ffffff' },
    onWhite: darkenedOn(color, ['#ffffff'], TEXT_RATIO),
    mark: { light: darkenedOn(color, PAGES.light, MARK_RATIO), dark: lightenedOn(color, PAGES.dark, MARK_RATIO) },
  }
}

const ratio = (a: string, b: string): string => `${(Math.floor(contrast(a, b) * 10) / 10).toLocaleString('fr')} pour 1`

/** What is said of a colour: each use, whether the colour serves as it is, and what it became otherwise. */
export type Verdict = { readonly use: string; readonly isAdapted: boolean; readonly sentence: string }

/** In words, since a colour is never the only sign: how the colour reads where it is used, and what was adapted for it to. */
export const verdictOf = (color: string): Verdict[] => {
  const { banner, ink, onWhite, mark } = brandOf(color)
  const isWhite = ink.light === '#ffffff'
  const adapted = (use: string, what: string, after: string, on: string, least: number): Verdict => ({
    use,
    isAdapted: after !== color,
    sentence:
      after === color
        ? `La couleur convient telle quelle\u00a0: ${ratio(color, on)} (il faut ${least.toLocaleString('fr')} pour 1).`
        : `${what} ${after}\u00a0: ${ratio(after, on)}. Telle quelle, la couleur ne ferait que ${ratio(color, on)} (il faut ${least.toLocaleString('fr')} pour 1).`,
  })
  return [
    {
      use: 'Textes et repère du clavier dans le bandeau',
      isAdapted: !isWhite,
      sentence: isWhite
        ? `En blanc\u00a0: ${ratio(color, ink.light)} (il faut 4,5 pour 1).`
        : `En noir\u00a0: ${ratio(color, ink.light)}. Le blanc ne ferait que ${ratio(color, '#ffffff')} (il faut 4,5 pour 1).`,
    },
    adapted('Texte des boutons blancs du bandeau', 'La couleur est assombrie en', onWhite, '#ffffff', TEXT_RATIO),
    adapted('Traits sur le fond clair des pages', 'La couleur est assombrie en', mark.light, PAGES.light[1], MARK_RATIO),
    {
      use: 'Bandeau en mode sombre',
      isAdapted: banner.dark !== color,
      sentence:
        banner.dark === color
          ? `La couleur convient telle quelle, textes en blanc\u00a0: ${ratio(color, '#ffffff')} (il faut 9 pour 1, pour ne pas éblouir).`
          : `La couleur est assombrie en ${banner.dark}, textes en blanc\u00a0: ${ratio(banner.dark, '#ffffff')}. Telle quelle, elle ne ferait que ${ratio(color, '#ffffff')} (il faut 9 pour 1, pour ne pas éblouir).`,
    },
    adapted('Traits en mode sombre', 'La couleur est éclaircie en', mark.dark, PAGES.dark[1], MARK_RATIO),
  ]
}
