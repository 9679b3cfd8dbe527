import type { Db } from '#platform/db/database.ts'
import type { Country } from '../domain/countries.ts'

/** France first, then in French alphabetical order. */
export const listCountries = (db: Db): Promise<Country[]> =>
  db.selectFrom('country').select(['code', 'name']).orderBy('sort').execute()

export const findCountry = async (db: Db, name: string): Promise<Country | null> =>
  (await db.selectFrom('country').select(['code', 'name']).where('name', '=', name).executeTakeFirst()) ?? null
