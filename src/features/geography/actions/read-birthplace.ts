import type { Db } from '#platform/db/database.ts'
import { type BirthplaceDecision, decideBirthplace, type PostedBirthplace } from '../domain/birthplace.ts'
import { FRANCE } from '../domain/countries.ts'
import { findCommune } from '../store/communes.ts'
import { findCountry } from '../store/countries.ts'
import { matchCommune } from './search-communes.ts'

const NOTHING = { exact: [], close: [] }

/** What the answers to the three questions of birth mean, the lists being asked. */
export const readBirthplace = async (db: Db, posted: PostedBirthplace): Promise<BirthplaceDecision> => {
  const { country, commune } = posted
  const isCountry = (await findCountry(db, country)) !== null
  const isSearched = country === FRANCE && !commune.isUnlisted
  const chosen = isSearched && commune.chosen !== null ? await findCommune(db, commune.chosen) : null
  const matches = isSearched && chosen === null ? await matchCommune(db, commune.text) : NOTHING
  return decideBirthplace(posted, { isCountry, chosen, ...matches })
}
