import type { Sentences } from '#forms/form.ts'
import type { SlotRefusal } from './domain/slot.ts'

export type AgendaRefusal = SlotRefusal | 'agenda.changed'

export const agendaRefusals: Sentences<AgendaRefusal> = {
  'agenda.already-booked': 'déjà réservé',
  'agenda.not-booked': 'n’est plus réservé',
  'agenda.closed': ({ label }) => String(label).charAt(0).toLocaleLowerCase('fr') + String(label).slice(1),
  'agenda.not-enrolled': 'votre enfant n’est pas inscrit à cette activité ce jour-là',
  'agenda.past': 'ce jour est passé',
  'agenda.today': 'une réservation ne peut plus changer le jour même',
  'agenda.no-price': 'le tarif de ce jour n’est pas encore publié',
  'agenda.too-late': 'trop tard pour réserver, le délai est dépassé',
  'agenda.too-late-to-cancel': 'trop tard pour annuler, le délai est dépassé',
  'agenda.full': 'complet, toutes les places sont prises',
  'agenda.changed':
    'Un prix ou une place a changé depuis que vous avez vérifié. Rien n’a été enregistré : vérifiez à nouveau, puis enregistrez.'.replace(
      ' :',
      '\u00a0:',
    ),
}
