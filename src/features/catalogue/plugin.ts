import type { Feature } from '#platform/feature.ts'
import { keepSchoolYears } from './actions/keep-school-years.ts'
import { newSchoolPage, schoolPage, schoolsPage } from './pages/agent/schools.route.ts'
import { newServicePage, servicePage, servicesPage } from './pages/agent/services.route.ts'
import { copyYearPage, yearPage, yearsPage } from './pages/agent/years.route.ts'
import { cataloguePaths } from './paths.ts'
import { permissions } from './permissions.ts'

export const catalogueFeature: Feature = {
  name: 'catalogue',
  pages: [servicesPage, newServicePage, servicePage, schoolsPage, newSchoolPage, schoolPage, yearsPage, copyYearPage, yearPage],
  flashes: {
    'service-saved': { tone: 'success', text: 'Le service est enregistré.' },
    'school-saved': { tone: 'success', text: 'L’école est enregistrée.' },
    'year-copied': { tone: 'success', text: 'L’année suivante est créée\u00a0: vérifiez ses dates et ses vacances.' },
    'year-saved': { tone: 'success', text: 'Les dates de l’année sont enregistrées.' },
  },
  contributes: {
    settings: [
      {
        href: cataloguePaths.services,
        label: 'Services',
        group: 'equipe',
        permission: permissions.manage,
        about: 'Les services de la mairie, leurs téléphones et leurs adresses.',
      },
      {
        href: cataloguePaths.schools,
        label: 'Écoles',
        group: 'offre',
        permission: permissions.manage,
        about: 'Les écoles de la commune et leurs niveaux.',
      },
      {
        href: cataloguePaths.years,
        label: 'Années scolaires',
        group: 'offre',
        permission: permissions.manage,
        about: 'Quand l’école commence et finit\u00a0; créer l’année suivante.',
      },
    ],
  },
  schedules: [
    {
      name: 'catalogue.keep-school-years',
      cron: '10 2 * * *',
      run: async (ctx) => {
        await keepSchoolYears(ctx)
      },
    },
  ],
}
