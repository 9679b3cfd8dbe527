import type { Feature, FlashSentence } from '#platform/feature.ts'
import type { Flash } from '#platform/http/answers.ts'

export type ShownFlash = { readonly tone: FlashSentence['tone']; readonly text: string }

/** Code → sentence for the whole site. @throws when two features use one code. */
export const collectFlashes = (features: readonly Feature[]): ReadonlyMap<string, FlashSentence> => {
  const all = new Map<string, FlashSentence>()
  for (const feature of features) {
    for (const [code, sentence] of Object.entries(feature.flashes ?? {})) {
      if (all.has(code)) throw new Error(`flash code ${code} is used twice`)
      all.set(code, sentence)
    }
  }
  return all
}

/** Null for an unknown code (a cookie from another version). */
export const showFlash = (flashes: ReadonlyMap<string, FlashSentence>, flash: Flash | null): ShownFlash | null => {
  const sentence = flash ? flashes.get(flash.code) : undefined
  if (!flash || !sentence) return null
  return { tone: sentence.tone, text: typeof sentence.text === 'string' ? sentence.text : sentence.text(flash.data) }
}
