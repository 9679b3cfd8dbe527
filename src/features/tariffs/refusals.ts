import { showDate } from '#core/days.ts'
import type { Sentences } from '#forms/form.ts'

export type TariffRefusal =
  | 'tariffs.not-retroactive'
  | 'tariffs.later-exists'
  | 'tariffs.published'
  | 'tariffs.changed'
  | 'tariffs.quotient-waiting'
  | 'tariffs.quotient-decided'
  | 'tariffs.proof-changed'
  | 'tariffs.no-proof'
  | 'tariffs.lunch-late'

const date = (iso: string | number | undefined): string => showDate(Temporal.PlainDate.from(String(iso)))

export const tariffRefusals: Sentences<TariffRefusal> = {
  'tariffs.lunch-late': 'Les jours passés et aujourd’hui gardent leur prix. Choisissez demain ou un jour plus tard.',
  'tariffs.not-retroactive':
    'Un tarif ne peut pas commencer avant demain\u00a0: les jours passés gardent leur prix. Changez la date d’effet.',
  'tariffs.later-exists': ({ day }) =>
    `Un tarif publié commence déjà le ${date(day)} pour cette activité. Choisissez une date d’effet plus tardive.`,
  'tariffs.published': 'Ce tarif est publié\u00a0: il ne change plus. Préparez une nouvelle version.',
  'tariffs.changed':
    'Les réservations concernées ont changé depuis que cette page est ouverte. Vérifiez les chiffres, puis publiez.',
  'tariffs.quotient-waiting': 'Vous avez déjà déclaré un quotient\u00a0: la mairie ne l’a pas encore vérifié.',
  'tariffs.quotient-decided': 'Cette déclaration est déjà traitée. Rien n’a changé.',
  'tariffs.proof-changed':
    'La famille a envoyé une autre attestation depuis que cette page est ouverte. Regardez-la, puis décidez.',
  'tariffs.no-proof':
    'Aucune attestation ne peut être lue. Attendez sa vérification, refusez en disant pourquoi, ou cochez que vous l’avez vue au guichet.',
}
