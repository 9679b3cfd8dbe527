import { count, plural } from '#core/text.ts'
import type { FlashSentence } from '#platform/feature.ts'
import type { FlashData } from '#platform/http/answers.ts'

/** «2 réservations enregistrées», «1 réservation enregistrée, 1 annulée», «1 réservation annulée» */
const saved = ({ added, cancelled }: FlashData): string => {
  const [a, c] = [Number(added), Number(cancelled)]
  if (a === 0) return `${count(c, 'réservation')} ${plural(c, 'annulée')}`
  const first = `${count(a, 'réservation')} ${plural(a, 'enregistrée')}`
  return c === 0 ? first : `${first}, ${count(c, 'annulée')}`
}

export const flashes: Readonly<Record<string, FlashSentence>> = { 'agenda.saved': { tone: 'success', text: saved } }
