import { showDay, showTime } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, letterFrom, letterText, type Signing, word } from '#platform/mail/letter-text.ts'
import { agendaPaths } from '../paths.ts'
import type { ToldClosed } from '../store/closing.ts'
import { signature } from './signature.ts'

export type ClosureLetter = {
  readonly about: 'closed' | 'undone'
  /** Why, as families read it: «grève». */
  readonly reasons: readonly string[]
  /** What one person is told. At least one. */
  readonly bookings: readonly ToldClosed[]
  readonly town: Signing
}

const common = { theme: 'agenda', named: true, signed: signature } as const
const slots = {
  raisons: word('ce que l’agent a écrit pour les familles', 'Grève'),
  reservations: block('les réservations, avec leur prix', {
    list: [`Sacha, jeudi 10 décembre 2026, 12\u00a0h, Restauration scolaire – Repas${nbsp}: 3,50${nbsp}€`],
  }),
  somme: word('leur prix en tout', `3,50${nbsp}€`),
  lien: button('Voir l’agenda'),
} as const

export const reasonsOf = (labels: readonly string[]): string => [...new Set(labels)].join(', ')

/** AG-11, AG-12 */
export const closureTexts = {
  closed: letterText({
    ...common,
    code: 'fermeture',
    title: 'Fermeture',
    when: 'Aux familles dont une fermeture annule des réservations.',
    subject: `Fermeture${nbsp}: vos réservations sont annulées`,
    body: `La mairie ferme des activités ({raisons}). Les réservations suivantes sont annulées et votre compte est recrédité.

{reservations}

Somme recréditée${nbsp}: {somme}.

{lien}`,
    slots,
  }),
  undone: letterText({
    ...common,
    code: 'fermeture-defaite',
    title: 'Fermeture défaite',
    when: 'Aux familles dont une fermeture avait annulé des réservations, quand elle est défaite le jour même.',
    subject: 'Vos réservations sont rétablies',
    body: `Une fermeture annoncée aujourd’hui ({raisons}) n’a finalement pas lieu. Les réservations suivantes sont rétablies et débitées de nouveau.

{reservations}

Somme débitée${nbsp}: {somme}.

{lien}`,
    slots,
  }),
} as const

/** AG-11, AG-12 · One letter to one person about all the bookings that a closure, or its end, changed. */
export const closureLetter = ({ about, reasons, bookings, town }: ClosureLetter): Letter => {
  const [{ email, name }] = bookings as readonly [ToldClosed]
  const total = bookings.reduce((sum, booking) => sum + booking.priceCents, 0)
  return letterFrom(
    closureTexts[about],
    { to: email, name, town },
    {
      raisons: reasonsOf(reasons),
      reservations: [
        {
          list: bookings.map(
            (b) =>
              `${b.childName}, ${showDay(b.day)}, ${showTime(b.startsAt)}, ${b.serviceName} – ${b.activityName}${nbsp}: ${showEuros(b.priceCents)}`,
          ),
        },
      ],
      somme: showEuros(total),
      lien: agendaPaths.month,
    },
  )
}
