import type { Sentences } from '#forms/form.ts'

export type CatalogueRefusal =
  | 'catalogue.name-taken'
  | 'catalogue.school-name-taken'
  | 'catalogue.level-in-use'
  | 'catalogue.years-overlap'
  | 'catalogue.no-such-year'

export const catalogueRefusals: Sentences<CatalogueRefusal> = {
  'catalogue.name-taken': 'Un service porte déjà ce nom',
  'catalogue.school-name-taken': 'Une école porte déjà ce nom.',
  'catalogue.level-in-use': 'Un niveau décoché est encore celui d’un enfant ou d’une activité\u00a0: il ne peut pas être retiré.',
  'catalogue.years-overlap': 'Cette année en recouvre une autre, ou dure plus d’un an\u00a0: vérifiez ses dates.',
  'catalogue.no-such-year': 'Cette année scolaire n’existe pas.',
}
