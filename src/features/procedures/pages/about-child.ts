import { showDateDigits } from '#core/days.ts'
import { getPerson, SEXES } from '#features/family/index.ts'
import type { Db } from '#platform/db/database.ts'

/** What the fiche shows back of the chosen child, under the manual's words (§3.6). */
export const aboutChild = async (db: Db, child: number): Promise<[string, string][]> => {
  const person = await getPerson(db, child)
  return [
    ['Sexe', person.sex ? SEXES[person.sex].shown : ''],
    ['Date de naissance', showDateDigits(person.birthDate)],
    ['Commune de naissance', person.birthPlace],
  ]
}
