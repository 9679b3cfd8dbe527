import { type Instant, parisDay, sameDay } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { count, nbsp } from '#core/text.ts'
import { explainCutOff, showLimit } from './cut-off.ts'
import { decideBooking, type Slot } from './slot.ts'

/** What a day allows, and why not more. `who`: who may still do something about it. */
export type Why = {
  readonly says: string
  readonly rule: string
  /** The exact moment that decided, when a moment did. */
  readonly limit: string | null
  readonly who: 'nobody' | 'family' | 'service'
}

const NOTHING_OF_TODAY = 'Rien ne se réserve ni ne s’annule le jour même, ni après.'

const whyNotCancelled = (slot: Slot, now: Instant): Why => {
  const booked = slot.booking?.own ? 'Réservé' : 'Réservé par l’autre parent'
  const decision = decideBooking(slot, 'cancel', now)
  const { cancelling } = slot.cutOffs
  const limit = showLimit(cancelling, slot.day)
  if (decision.ok) {
    const rule = `Annulation possible ${explainCutOff(cancelling)}.`
    return { says: `${booked}, vous pouvez encore annuler`, rule, limit, who: 'family' }
  }
  if (decision.refusal === 'agenda.too-late-to-cancel') {
    const rule = `L’annulation se fait ${explainCutOff(cancelling)}.`
    return { says: `${booked}, non modifiable${nbsp}: trop tard pour annuler`, rule, limit, who: 'service' }
  }
  const isToday = sameDay(slot.day, parisDay(now))
  return { says: booked, rule: NOTHING_OF_TODAY, limit, who: isToday ? 'service' : 'nobody' }
}

const whyNotBooked = (slot: Slot, now: Instant): Why => {
  const decision = decideBooking(slot, 'book', now)
  const { booking } = slot.cutOffs
  const limit = showLimit(booking, slot.day)
  if (decision.ok) return { says: 'Réservable', rule: `Réservation possible ${explainCutOff(booking)}.`, limit, who: 'family' }
  switch (decision.refusal) {
    case 'agenda.closed':
      return {
        says: slot.opening.open ? 'Fermé' : slot.opening.label,
        rule: 'La mairie n’ouvre pas cette activité ce jour-là, pour personne.',
        limit: null,
        who: 'nobody',
      }
    case 'agenda.not-enrolled':
      return {
        says: 'Pas d’inscription ce jour-là',
        rule: 'Il faut être inscrit à l’activité pour réserver.',
        limit: null,
        who: 'family',
      }
    case 'agenda.no-price':
      return { says: 'Tarif non publié', rule: 'On ne réserve pas sans connaître le prix.', limit: null, who: 'service' }
    case 'agenda.full':
      return {
        says: 'Complet',
        rule: `Il y a ${count(slot.places, 'place')}, toutes sont prises. Une place se libère quand une famille annule.`,
        limit: null,
        who: 'service',
      }
    case 'agenda.overdraft':
      return {
        says: 'Solde insuffisant',
        rule: `Cette activité ne se réserve pas à découvert${nbsp}: il manque ${showEuros(Number(decision.details.missing))} sur votre compte.`,
        limit: null,
        who: 'family',
      }
    case 'agenda.too-late':
      return { says: 'Trop tard pour réserver', rule: `La réservation se fait ${explainCutOff(booking)}.`, limit, who: 'service' }
    default: {
      const isToday = sameDay(slot.day, parisDay(now))
      return {
        says: isToday ? 'Non réservé' : 'Non réservé, jour passé',
        rule: NOTHING_OF_TODAY,
        limit,
        who: isToday ? 'service' : 'nobody',
      }
    }
  }
}

/** AG-20 · Why a place is as it is: the rule, its exact limit, who may act. Says what `decideBooking` decides, and no more. */
export const whyOf = (slot: Slot, now: Instant): Why => (slot.booking ? whyNotCancelled(slot, now) : whyNotBooked(slot, now))
