import { showEuros } from '#core/money.ts'
import type { Sentences } from '#forms/form.ts'
import type { UndoRefusal } from './actions/change-group.ts'
import type { RollCallRefusal } from './domain/attendance.ts'
import type { HolidaysFault } from './domain/holidays.ts'
import type { SlotRefusal } from './domain/slot.ts'

export type AgendaRefusal =
  | SlotRefusal
  | RollCallRefusal
  | HolidaysFault
  | UndoRefusal
  | 'agenda.changed'
  | 'agenda.impact-changed'
  | 'agenda.still-booked'
  | 'agenda.activity-name-taken'
  | 'agenda.not-payer'
  | 'agenda.served'
  | 'agenda.last-kind'

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
  'agenda.overdraft': ({ missing }) =>
    `solde insuffisant, il manque ${showEuros(Number(missing))} et cette activité ne se réserve pas à découvert`,
  'agenda.changed':
    'Un prix ou une place a changé depuis que vous avez vérifié. Rien n’a été enregistré : vérifiez à nouveau, puis enregistrez.'.replace(
      ' :',
      '\u00a0:',
    ),
  'agenda.undo-late': 'Les dix minutes sont passées\u00a0: changez ces réservations dans l’agenda.',
  'agenda.undo-moved':
    'Tout ne peut plus être remis comme avant\u00a0: une place a été prise depuis, ou un jour a commencé. Rien n’a été changé.',
  'agenda.file-unreadable': 'Ce contenu n’est ni un calendrier ICS ni un tableau CSV lisible',
  'agenda.file-without-holidays':
    'Aucunes vacances de cette zone n’ont été trouvées\u00a0: vérifiez la zone et les colonnes (libellé, début, fin)',
  'agenda.still-booked': ({ count }) =>
    `${count} réservations tombent sur des jours qui ne seraient plus ouverts\u00a0: fermez d’abord ces jours dans le calendrier, les familles seront prévenues.`,
  'agenda.activity-name-taken': 'Une activité porte déjà ce nom sur ce site',
  'agenda.impact-changed':
    'Des réservations ont changé depuis que vous avez vérifié. Rien n’a été enregistré\u00a0: vérifiez à nouveau, puis enregistrez.',
  'agenda.not-payer': 'Choisissez le foyer qui paie parmi ceux qui peuvent réserver pour cet enfant.',
  'agenda.last-kind': 'C’est la seule façon d’être présent qui reste\u00a0: ajoutez-en une autre d’abord.',
  'agenda.served': 'l’appel de cette activité est terminé\u00a0: rouvrez-le d’abord',
  'agenda.call-closed': 'Cet appel est terminé\u00a0: pour le corriger, rouvrez-le en indiquant le motif.',
  'agenda.call-too-early': 'L’appel se fait à partir du jour même.',
  'agenda.call-incomplete': 'Indiquez la présence de chaque enfant avant de terminer l’appel.',
  'agenda.call-not-closed': 'Cet appel n’est pas terminé\u00a0: vous pouvez le corriger.',
}
