import { glyphs, type Point, type Stroke } from './glyphs.ts'
import type { Pick } from './picker.ts'
import { greyPng } from './png.ts'

/** Pixels of the file; pages show it smaller, so that it stays sharp on fine screens. */
export const IMAGE = { width: 480, height: 160 } as const
const { width: W, height: H } = IMAGE

/** How dark, from 0 to 255. */
type Ink = Uint8Array

const dot = (ink: Ink, [cx, cy]: Point, radius: number, dark: number): void => {
  const [x0, x1] = [Math.max(0, Math.floor(cx - radius - 1)), Math.min(W - 1, Math.ceil(cx + radius + 1))]
  const [y0, y1] = [Math.max(0, Math.floor(cy - radius - 1)), Math.min(H - 1, Math.ceil(cy + radius + 1))]
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const there = Math.min(1, Math.max(0, radius + 0.5 - Math.sqrt((x - cx) ** 2 + (y - cy) ** 2))) * dark
      if (there > ink[y * W + x]!) ink[y * W + x] = there
    }
  }
}

/** Draws a line point by point: each is bent by `place` on its own, so that straight strokes come out curved. */
const draw = (ink: Ink, stroke: Stroke, place: (p: Point) => Point, step: number, radius: number, dark: number): void => {
  for (let i = 1; i < stroke.length; i++) {
    const [[ax, ay], [bx, by]] = [stroke[i - 1]!, stroke[i]!]
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / step))
    for (let k = 0; k <= pieces; k++) {
      dot(ink, place([ax + ((bx - ax) * k) / pieces, ay + ((by - ay) * k) / pieces]), radius, dark)
    }
  }
}

/**
 * A picture of that code (capitals and digits of `glyphs`), as PNG: nothing in the file says what it shows. Each sign is
 * turned, leaned and moved, the whole is bent and crossed by lines; dark on white whatever the page's theme.
 */
export const drawCode = (code: string, pick: Pick): Buffer => {
  const ink = new Uint8Array(W * H)
  const between = (low: number, high: number): number => low + (pick(10_001) / 10_000) * (high - low)
  const [waveX, waveY] = [between(0, 6.3), between(0, 6.3)]
  const bend = ([x, y]: Point): Point => [x + 5 * Math.sin(y / 24 + waveX), y + 8 * Math.sin(x / 62 + waveY)]

  const cell = (W - 50) / code.length
  for (const [i, sign] of [...code].entries()) {
    const scale = between(5.2, 6.2)
    const [turn, lean] = [between(-0.22, 0.22), between(-0.2, 0.2)]
    const [cx, cy] = [25 + cell * (i + 0.5) + between(-7, 7), H / 2 + between(-10, 10)]
    const [radius, dark] = [between(3.6, 5), between(190, 235)]
    const place = ([x, y]: Point): Point => {
      const [u, v] = [(x - 5 - lean * (y - 7)) * scale, (y - 7) * scale]
      return bend([cx + u * Math.cos(turn) - v * Math.sin(turn), cy + u * Math.sin(turn) + v * Math.cos(turn)])
    }
    for (const stroke of glyphs[sign] ?? []) draw(ink, stroke, place, 0.35, radius, dark)
  }

  for (let n = 0; n < 4; n++) {
    const [y0, y1, phase, height] = [between(20, H - 20), between(20, H - 20), between(0, 6.3), between(8, 24)]
    const wave: Point[] = Array.from({ length: 61 }, (_, i) => {
      const x = (i * W) / 60
      return [x, y0 + ((y1 - y0) * i) / 60 + height * Math.sin(x / 45 + phase)]
    })
    draw(ink, wave, (p) => p, 1.2, between(1.1, 1.9), between(150, 220))
  }
  for (let n = 0; n < 90; n++) dot(ink, [between(0, W), between(0, H)], between(0.8, 2), between(70, 200))

  const grain = Uint8Array.from({ length: 4_093 }, () => pick(22))
  const greys = new Uint8Array(W * H)
  for (let y = 0; y < H; y++) {
    const start = pick(grain.length)
    for (let x = 0; x < W; x++) {
      const i = y * W + x
      greys[i] = 15 - (Math.min(255, ink[i]! + grain[(start + x) % grain.length]!) >> 4)
    }
  }
  return greyPng(W, H, greys)
}
