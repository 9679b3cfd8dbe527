import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../root.ts'
import type { Pick } from './picker.ts'
import { HEADER, RATE, wav } from './wav.ts'

/** Recordings of each digit in assets/voice/ («7-2.wav»). */
const RENDERINGS = 4
const QUIET = 128

let recordings: readonly Buffer[][] | undefined

/** Read once: the samples of each digit's renderings. */
const voices = (): readonly Buffer[][] => {
  recordings ??= Array.from({ length: 10 }, (_, digit) =>
    Array.from({ length: RENDERINGS }, (_, n) =>
      readFileSync(join(projectRoot, 'assets', 'voice', `${digit}-${n}.wav`)).subarray(HEADER),
    ),
  )
  return recordings
}

/** These digits said one after the other in French, in voices and with pauses that change, over a light noise: a WAV file. */
export const sayDigits = (digits: string, pick: Pick): Buffer => {
  const pause = (least: number, more: number): Buffer =>
    Buffer.alloc(Math.round(RATE * (least + (more * pick(1_000)) / 1_000)), QUIET)
  const parts = [...digits].flatMap((digit) => [voices()[Number(digit)]![pick(RENDERINGS)]!, pause(0.55, 0.35)])
  const samples = Buffer.concat([pause(0.5, 0.2), ...parts])
  // A breath of noise, half a second of it from elsewhere each time.
  const hiss = Int8Array.from({ length: RATE }, () => pick(7) - 3)
  for (let i = 0, shift = 0; i < samples.length; i++) {
    if (i % (RATE / 2) === 0) shift = pick(RATE)
    samples[i] = Math.min(255, Math.max(0, samples[i]! + hiss[(i + shift) % RATE]!))
  }
  return wav(samples)
}
