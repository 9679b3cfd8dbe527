import { listActivities, listEligibleLevels, listSchools, listSchoolYears } from '#features/catalogue/index.ts'
import type { Db } from '#platform/db/database.ts'
import type { Catalogue } from '../domain/plan.ts'

/** What the town offers today. One query after the other: inside a transaction there is one connection. */
export const readCatalogue = async (db: Db): Promise<Catalogue> => {
  const activities = await listActivities(db)
  const years = await listSchoolYears(db)
  const schools = await listSchools(db)
  const eligible = await listEligibleLevels(
    db,
    activities.map((a) => a.id),
  )
  return { activities, years, schools, eligible }
}
