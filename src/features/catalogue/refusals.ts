import type { Sentences } from '#forms/form.ts'

export type CatalogueRefusal = 'catalogue.name-taken' | 'catalogue.years-overlap' | 'catalogue.no-such-year'

export const catalogueRefusals: Sentences<CatalogueRefusal> = {
  'catalogue.name-taken': 'Un service porte déjà ce nom',
  'catalogue.years-overlap': 'Cette année en recouvre une autre, ou dure plus d’un an\u00a0: vérifiez ses dates.',
  'catalogue.no-such-year': 'Cette année scolaire n’existe pas.',
}
