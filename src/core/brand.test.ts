import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { brandOf, CALM_RATIO, MARK_RATIO, PAGES, TEXT_RATIO, verdictOf } from './brand.ts'
import { contrast, inkOn } from './contrast.ts'

const hex = (n: number): string => `#${n.toString(16).padStart(6, '0')}`
/** The corners of the cube, every grey, and colours spread over the rest by a step that divides nothing. */
const COLORS = [
  ...[0, 0xff, 0xff00, 0xffff, 0xff0000, 0xff00ff, 0xffff00, 0xffffff, 0xc8102e].map(hex),
  ...Array.from({ length: 256 }, (_, i) => hex(i * 0x010101)),
  ...Array.from({ length: 1500 }, (_, i) => hex((i * 11_183_577) % 0x1000000)),
]

test('WCAG’s own pairs: #767676 reads on white and #777777 does not; #949494 marks it and #959595 does not', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
  expect(contrast('#949494', '#ffffff')).toBeGreaterThanOrEqual(3)
  expect(contrast('#959595', '#ffffff')).toBeLessThan(3)
})

test('TS-2 · on both sides of 4.5:1 and of 3:1, the colour stays or is darkened', () => {
  expect(brandOf('#767676').onWhite).toBe('#767676')
  expect(brandOf('#777777').onWhite).not.toBe('#777777')
  // The second background of pages, a little darker than white, decides: #8f8f8f is 3.2:1 on white, 2.9:1 on it.
  expect(contrast('#8d8d8d', PAGES.light[1])).toBeGreaterThanOrEqual(3)
  expect(brandOf('#8d8d8d').mark.light).toBe('#8d8d8d')
  expect(contrast('#8f8f8f', PAGES.light[1])).toBeLessThan(3)
  expect(brandOf('#8f8f8f').mark.light).not.toBe('#8f8f8f')
})

test('TS-2 · whatever the colour, what is computed from it reads', () => {
  for (const color of COLORS) {
    const { banner, ink, onWhite, mark } = brandOf(color)
    expect(banner.light).toBe(color)
    expect(contrast(ink.light, banner.light), `banner ${color}`).toBeGreaterThanOrEqual(TEXT_RATIO)
    expect(contrast(ink.dark, banner.dark), `dark banner ${color}`).toBeGreaterThanOrEqual(CALM_RATIO)
    expect(contrast(onWhite, '#ffffff'), `on white ${color}`).toBeGreaterThanOrEqual(TEXT_RATIO)
    for (const page of PAGES.light) expect(contrast(mark.light, page), `mark ${color}`).toBeGreaterThanOrEqual(MARK_RATIO)
    for (const page of PAGES.dark) expect(contrast(mark.dark, page), `dark mark ${color}`).toBeGreaterThanOrEqual(MARK_RATIO)
  }
})

test('a middle colour, on which near-black falls short, is written on in black', () => {
  expect(contrast('#878787', '#1b1b1f')).toBeGreaterThan(4.5)
  expect(inkOn('#878787')).toBe('#1b1b1f')
  const middle = COLORS.find((color) => Math.max(contrast(color, '#ffffff'), contrast(color, '#1b1b1f')) < 4.5)!
  expect(inkOn(middle)).toBe('#000000')
})

test('TS-2 · the verdict says in words what was adapted, and only that', () => {
  const adapted = (color: string) => verdictOf(color).flatMap(({ use, isAdapted }) => (isAdapted ? [use] : []))
  expect(adapted('#ffff00')).toEqual([
    'Textes et repère du clavier dans le bandeau',
    'Texte des boutons blancs du bandeau',
    'Traits sur le fond clair des pages',
    'Bandeau en mode sombre',
  ])
  expect(adapted('#000000')).toEqual(['Traits en mode sombre'])
  const [yellow] = verdictOf('#ffff00')
  expect(yellow!.sentence).toBe('En noir\u00a0: 15,9 pour 1. Le blanc ne ferait que 1 pour 1 (il faut 4,5 pour 1).')
  for (const color of COLORS.slice(0, 40)) for (const { sentence } of verdictOf(color)) expect(sentence).toMatch(/pour 1/)
})

test('TS-2 · the style sheet has, for the colour that it comes with, what is computed from it', () => {
  const css = readFileSync(join(projectRoot, 'src/ui/css/tokens.css'), 'utf8')
  const { banner, ink, onWhite, mark } = brandOf('#c8102e')
  expect(css).toContain(`--marque: light-dark(${banner.light}, ${banner.dark});`)
  expect(css).toContain(`--marque-trait: light-dark(${mark.light}, ${mark.dark});`)
  expect(css).toContain(`--marque-sur-blanc: ${onWhite};`)
  expect(css).toContain(`--sur-marque: ${ink.light};`)
  for (const [name, of] of [
    ['fond', 0],
    ['fond-2', 1],
  ] as const)
    expect(css).toContain(`--${name}: light-dark(${PAGES.light[of]}, ${PAGES.dark[of]});`)
})
