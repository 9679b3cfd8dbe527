import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { glyphs } from './glyphs.ts'
import { drawCode, IMAGE } from './image.ts'
import { pickFrom } from './picker.ts'
import { sayDigits } from './voice.ts'
import { RATE } from './wav.ts'

const seed = (n: number): Buffer => Buffer.alloc(32, n)

type Chunk = { readonly type: string; readonly data: Buffer }
const chunksOf = (png: Buffer): Chunk[] => {
  const chunks: Chunk[] = []
  for (let at = 8; at < png.length; ) {
    const size = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + size) })
    at += size + 12
  }
  return chunks
}
/** The share of pixels darker than half, by columns of one fifth of the width. */
const darkness = (png: Buffer): number[] => {
  const raw = inflateSync(chunksOf(png).find(({ type }) => type === 'IDAT')!.data)
  const line = IMAGE.width / 2 + 1
  const dark = [0, 0, 0, 0, 0]
  for (let y = 0; y < IMAGE.height; y++) {
    for (let x = 0; x < IMAGE.width; x++) {
      const byte = raw[y * line + 1 + (x >> 1)]!
      if ((x % 2 === 0 ? byte >> 4 : byte & 15) < 8) dark[Math.floor((x * 5) / IMAGE.width)]! += 1
    }
  }
  return dark.map((n) => n / ((IMAGE.width / 5) * IMAGE.height))
}

describe('the image', () => {
  const png = drawCode('ACE37', pickFrom(seed(1)))

  test('is a PNG of the size told, in sixteen greys, and nothing else', () => {
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
    const chunks = chunksOf(png)
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect([chunks[0]!.data.readUInt32BE(0), chunks[0]!.data.readUInt32BE(4)]).toEqual([IMAGE.width, IMAGE.height])
    expect([...chunks[0]!.data.subarray(8)]).toEqual([4, 0, 0, 0, 0])
    expect(inflateSync(chunks[1]!.data)).toHaveLength((IMAGE.width / 2 + 1) * IMAGE.height)
    expect(png.length).toBeLessThan(30_000)
  })

  test('CA-3 · holds its answer nowhere as text', () => {
    const raw = inflateSync(chunksOf(png)[1]!.data)
    for (const bytes of [png, raw]) expect(bytes.toString('latin1').toUpperCase()).not.toContain('ACE37')
  })

  test('CA-7 · is the same each time for one challenge, and never for another', () => {
    expect(drawCode('ACE37', pickFrom(seed(1))).equals(png)).toBe(true)
    expect(drawCode('ACE37', pickFrom(seed(2))).equals(png)).toBe(false)
    expect(drawCode('ACE39', pickFrom(seed(1))).equals(png)).toBe(false)
  })

  test('has dark signs from side to side, on white', () => {
    for (let n = 1; n <= 20; n++) {
      for (const share of darkness(drawCode('TLY7X', pickFrom(seed(n))))) {
        expect(share).toBeGreaterThan(0.02)
        expect(share).toBeLessThan(0.35)
      }
    }
  })

  test('draws every sign, none of which people take for another', () => {
    expect(Object.keys(glyphs).join('')).not.toMatch(/[0O1Il2Z5S6G8BUVQD]/)
    const bare = drawCode('', pickFrom(seed(3)))
    for (const sign of Object.keys(glyphs)) {
      const drawn = darkness(drawCode(sign.repeat(5), pickFrom(seed(3))))
      const empty = darkness(bare)
      expect(drawn.reduce((a, b) => a + b) - empty.reduce((a, b) => a + b), sign).toBeGreaterThan(0.1)
    }
  })
})

describe('the recording', () => {
  const recording = sayDigits('407192', pickFrom(seed(1)))

  test('is a WAV file: header, length, mono, 8 kHz, 8 bits', () => {
    expect(recording.toString('latin1', 0, 4)).toBe('RIFF')
    expect(recording.readUInt32LE(4)).toBe(recording.length - 8)
    expect(recording.toString('latin1', 8, 16)).toBe('WAVEfmt ')
    expect([recording.readUInt16LE(20), recording.readUInt16LE(22), recording.readUInt32LE(24)]).toEqual([1, 1, RATE])
    expect(recording.readUInt16LE(34)).toBe(8)
    expect(recording.toString('latin1', 36, 40)).toBe('data')
    expect(recording.readUInt32LE(40)).toBe(recording.length - 44)
  })

  test('lasts from five to ten seconds', () => {
    for (let n = 1; n <= 20; n++) {
      const seconds = (sayDigits('777000', pickFrom(seed(n))).length - 44) / RATE
      expect(seconds).toBeGreaterThan(5)
      expect(seconds).toBeLessThan(10)
    }
  })

  test('says each digit apart from the next, loud enough', () => {
    const quietEnough = Math.round(RATE * 0.4)
    for (let digit = 0; digit < 10; digit++) {
      for (let n = 1; n <= 8; n++) {
        const samples = sayDigits(String(digit).repeat(6), pickFrom(seed(n))).subarray(44)
        let said = 0
        let silence = quietEnough
        for (const sample of samples) {
          if (Math.abs(sample - 128) > 12) {
            if (silence >= quietEnough) said += 1
            silence = 0
          } else silence += 1
        }
        expect(said, `${digit}, rendering ${n}`).toBe(6)
        expect(samples.some((sample) => Math.abs(sample - 128) > 90)).toBe(true)
      }
    }
  })

  test('says one code in several ways', () => {
    const ways = new Set(Array.from({ length: 10 }, (_, n) => sayDigits('111111', pickFrom(seed(n))).toString('base64')))
    expect(ways.size).toBe(10)
  })
})
