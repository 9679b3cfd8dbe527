/** URLs of places. A leaf: imports nothing. */
const LIST = '/lieux'
const MANAGED = '/agent/parametres/lieux'

type Id = number | ':lieu'

export const placesPaths = {
  list: LIST,
  services: '/services',
  one: (slug: string) => `${LIST}/${slug}`,
  managed: MANAGED,
  create: `${MANAGED}/nouveau`,
  edit: (id: Id) => `${MANAGED}/${id}`,
  remove: (id: Id) => `${MANAGED}/${id}/supprimer`,
  addException: (id: Id) => `${MANAGED}/${id}/exceptions`,
  removeException: (id: Id, exception: number | ':exception') => `${MANAGED}/${id}/exceptions/${exception}/supprimer`,
} as const
