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

const closed = ({ bookings }: FlashData): string =>
  Number(bookings) === 0
    ? 'Fermeture enregistrée. Aucune réservation n’était à annuler.'
    : `Fermeture enregistrée\u00a0: ${count(Number(bookings), 'réservation')} ${plural(Number(bookings), 'annulée')}, les familles sont prévenues.`

const reopened = ({ restored }: FlashData): string =>
  Number(restored) === 0
    ? 'La fermeture est défaite.'
    : `La fermeture est défaite\u00a0: ${count(Number(restored), 'réservation')} ${plural(Number(restored), 'rétablie')}, les familles sont prévenues.`

const imported = ({ periods, bookings }: FlashData): string =>
  `${count(Number(periods), 'période')} de vacances ${plural(Number(periods), 'enregistrée')}, ${count(Number(bookings), 'réservation')} ${plural(Number(bookings), 'annulée')}.`

const finished = ({ present, absent }: FlashData): string =>
  `Appel terminé\u00a0: ${count(Number(present), 'présent')}, ${count(Number(absent), 'absent')}.`

export const flashes: Readonly<Record<string, FlashSentence>> = {
  'agenda.saved': { tone: 'success', text: saved },
  'agenda.group-saved': { tone: 'success', text: 'Vos réservations groupées sont enregistrées.' },
  'agenda.group-undone': { tone: 'success', text: 'Tout a été remis comme avant.' },
  'days-closed': { tone: 'success', text: closed },
  'days-reopened': { tone: 'success', text: reopened },
  'holidays-imported': { tone: 'success', text: imported },
  'activity-saved': { tone: 'success', text: 'L’activité est enregistrée.' },
  'cut-off-saved': { tone: 'success', text: 'Le délai est enregistré.' },
  'kind-saved': { tone: 'success', text: 'La présence est enregistrée.' },
  'sending-saved': { tone: 'success', text: 'L’envoi est réglé.' },
  'sending-removed': { tone: 'success', text: 'L’envoi est retiré.' },
  'counts-sent': { tone: 'success', text: 'Les effectifs sont figés et envoyés.' },
  'roll-saved': { tone: 'success', text: 'L’appel est enregistré.' },
  'roll-finished': { tone: 'success', text: finished },
  'roll-reopened': { tone: 'success', text: 'L’appel est rouvert\u00a0: corrigez-le, puis terminez-le.' },
  'roll-added': { tone: 'success', text: 'L’enfant est ajouté à l’appel.' },
  'holidays-same': { tone: 'info', text: 'Ces vacances sont déjà dans le calendrier\u00a0: rien n’a changé.' },
}
