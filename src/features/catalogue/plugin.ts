import type { Feature } from '#platform/feature.ts'
import { keepSchoolYears } from './actions/keep-school-years.ts'

export const catalogueFeature: Feature = {
  name: 'catalogue',
  pages: [],
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
