/** URLs of the administrator's catalogue. A leaf: imports nothing. */
const SERVICES = '/agent/parametres/services'
const SCHOOLS = '/agent/parametres/ecoles'
const YEARS = '/agent/parametres/annees'

export const cataloguePaths = {
  services: SERVICES,
  newService: `${SERVICES}/nouveau`,
  service: (slug: string) => `${SERVICES}/${slug}`,
  schools: SCHOOLS,
  newSchool: `${SCHOOLS}/nouvelle`,
  school: (id: number | ':ecole') => `${SCHOOLS}/${id}`,
  years: YEARS,
  copyYear: `${YEARS}/copier`,
  year: (firstYear: number | ':annee') => `${YEARS}/${firstYear}`,
} as const
