// Makes assets/voice/: the ten digits in French, several renderings each, for the spoken version of the captcha. Run by hand
// when the voices change (`node tools/voice.ts`); needs espeak-ng (Debian package of that name), which Liane itself does not.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wav } from '#platform/captcha/wav.ts'
import { projectRoot } from '#platform/root.ts'

const DIGITS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf']
/** Voice, words a minute, pitch from 0 to 99. */
const RENDERINGS = [
  ['fr-fr+m1', 135, 45],
  ['fr-fr+f2', 120, 55],
  ['fr-be+m3', 115, 35],
  ['fr-ch+f4', 130, 65],
] as const
const RATE = 8_000
const SILENCE = 0.01
/** What lies under the digits is ours to keep out: half of the target's rate. */
const CUT = 3_600
const TAPS = 48

/** Samples from -1 to 1 and their rate, of the canonical WAV that espeak-ng writes. */
const speak = (text: string, [voice, speed, pitch]: (typeof RENDERINGS)[number]) => {
  const out = execFileSync('espeak-ng', ['-v', voice, '-s', String(speed), '-p', String(pitch), '--stdout', text])
  const samples = Float64Array.from({ length: (out.length - 44) >> 1 }, (_, i) => out.readInt16LE(44 + 2 * i) / 32_768)
  return { samples, rate: out.readUInt32LE(24) }
}

/** Windowed-sinc resampling (Hann). */
const resample = (from: Float64Array, rate: number): Float64Array =>
  Float64Array.from({ length: Math.floor((from.length * RATE) / rate) }, (_, i) => {
    const centre = (i * rate) / RATE
    let sum = 0
    for (let k = Math.ceil(centre - TAPS); k <= centre + TAPS; k++) {
      const x = k - centre
      const angle = (2 * Math.PI * CUT * x) / rate
      const sinc = Math.abs(x) < 1e-9 ? (2 * CUT) / rate : Math.sin(angle) / (Math.PI * x)
      sum += (from[k] ?? 0) * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / TAPS))
    }
    return sum
  })

/** Without the silence around, as loud as the others. */
const trimmed = (samples: Float64Array): Float64Array => {
  const loud = (x: number) => Math.abs(x) > SILENCE
  const kept = samples.slice(Math.max(0, samples.findIndex(loud) - 80), samples.findLastIndex(loud) + 160)
  const peak = kept.reduce((max, x) => Math.max(max, Math.abs(x)), 0)
  return kept.map((x) => (x / peak) * 0.9)
}

const folder = join(projectRoot, 'assets', 'voice')
mkdirSync(folder, { recursive: true })
for (const [digit, word] of DIGITS.entries()) {
  for (const [n, rendering] of RENDERINGS.entries()) {
    const { samples, rate } = speak(word, rendering)
    const bytes = Buffer.from(trimmed(resample(samples, rate)).map((x) => 128 + Math.round(127 * x)))
    writeFileSync(join(folder, `${digit}-${n}.wav`), wav(bytes))
  }
}
