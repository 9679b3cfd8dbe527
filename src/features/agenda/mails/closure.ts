import { showDay, showTime } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { agendaPaths } from '../paths.ts'
import type { ToldClosed } from '../store/closing.ts'

export type ClosureLetter = {
  readonly about: 'closed' | 'undone'
  /** Why, as families read it: «grève». */
  readonly reasons: readonly string[]
  /** What one person is told. At least one. */
  readonly bookings: readonly ToldClosed[]
  readonly townName: string
}

/** What a family reads, whose bookings these are. */
export const closureSentences = (about: 'closed' | 'undone', reasons: readonly string[]): string =>
  about === 'closed'
    ? `La mairie ferme des activités (${reasons.join(', ')}). Les réservations suivantes sont annulées et votre compte est recrédité.`
    : `Une fermeture annoncée aujourd’hui (${reasons.join(', ')}) n’a finalement pas lieu. Les réservations suivantes sont rétablies et débitées de nouveau.`

/** AG-11, AG-12 · One letter to one person about all the bookings that a closure, or its end, changed. */
export const closureLetter = ({ about, reasons, bookings, townName }: ClosureLetter): Letter => {
  const [{ email, name }] = bookings as readonly [ToldClosed]
  const total = bookings.reduce((sum, booking) => sum + booking.priceCents, 0)
  return {
    to: email,
    subject:
      about === 'closed'
        ? 'Fermeture : vos réservations sont annulées'.replace(' :', `${nbsp}:`)
        : 'Vos réservations sont rétablies',
    greeting: `Bonjour ${letterName(name)},`,
    parts: [
      { p: closureSentences(about, reasons) },
      {
        list: bookings.map(
          (b) =>
            `${b.childName}, ${showDay(b.day)}, ${showTime(b.startsAt)}, ${b.serviceName} – ${b.activityName}${nbsp}: ${showEuros(b.priceCents)}`,
        ),
      },
      { p: `${about === 'closed' ? 'Somme recréditée' : 'Somme débitée'}${nbsp}: ${showEuros(total)}.` },
      { link: { path: agendaPaths.month, label: 'Voir l’agenda' } },
    ],
    signature: `La mairie – ${townName}`,
  }
}
