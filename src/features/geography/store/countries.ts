import type { Db } from '#platform/db/database.ts'
import type { Country } from '../domain/countries.ts'

/** By its French name, as the form posts it. Null for what is not a country of the list. */
export const findCountry = async (db: Db, name: string): Promise<Country | null> =>
  (await db.selectFrom('country').select(['code', 'name']).where('name', '=', name).executeTakeFirst()) ?? null
