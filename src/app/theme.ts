import { darkened, inkOn } from '#core/contrast.ts'

/** The style sheet that dresses the site in a town's colour. `hex`: six digits, without «#». */
export const themeCss = (hex: string): string => {
  const color = `#${hex}`
  return `:root{--marque:${color};--sur-marque:${inkOn(color)}}@media (prefers-color-scheme:dark){:root{--marque:${darkened(color)};--sur-marque:#fff}}`
}

export const themeUrl = (color: string): string => `/theme/${color.slice(1)}.css`
