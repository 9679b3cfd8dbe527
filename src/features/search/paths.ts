/** URLs of the search. A leaf: imports nothing. */
const SETTINGS = '/agent/parametres/recherche'

export const searchPaths = {
  search: '/recherche',
  settings: SETTINGS,
  addSynonym: `${SETTINGS}/synonymes`,
  removeSynonym: (id: number | ':synonyme') => `${SETTINGS}/synonymes/${id}/supprimer`,
} as const
