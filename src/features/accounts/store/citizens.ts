import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Identity } from '../domain/identity.ts'

/** An identity without its civilité, as `person` keeps it. */
const identityColumns = (identity: Omit<Identity, 'civility'>) => ({
  birth_name: identity.birthName,
  usual_name: identity.usualName,
  first_name: identity.firstName,
  second_name: identity.secondName,
  third_name: identity.thirdName,
  birth_date: identity.birthDate,
  birth_country: identity.birthCountry,
  birth_place: identity.birthPlace,
  birth_department: identity.birthDepartment,
  birth_commune: identity.birthCommune,
})

/** A household of one adult, to begin with. */
export const insertAdult = async (tx: Tx, identity: Identity): Promise<{ person: number; household: number }> => {
  const { now } = tx.scope
  const { id: household } = await tx.insertInto('household').values({ created_at: now }).returning('id').executeTakeFirstOrThrow()
  const { id: person } = await tx
    .insertInto('person')
    .values({
      kind: 'adult',
      household_id: household,
      civility: identity.civility,
      ...identityColumns(identity),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { person, household }
}

/** What an agent has checked. */
export const saveIdentity = async (tx: Tx, person: number, identity: Omit<Identity, 'civility'>): Promise<void> => {
  await tx.updateTable('person').set(identityColumns(identity)).where('id', '=', person).execute()
}

export type Profile = { readonly identity: Identity; readonly login: string; readonly email: string }

/** What a citizen's own profile shows. @throws Absent */
export const getProfile = async (db: Db, account: number): Promise<Profile> => {
  const p = await db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('a.id', '=', account)
    .selectAll('p')
    .select(['a.login', 'a.email'])
    .executeTakeFirst()
  if (!p) throw new Absent(`profile of account ${account}`)
  const identity: Identity = {
    civility: p.civility as Identity['civility'],
    birthName: p.birth_name,
    usualName: p.usual_name,
    firstName: p.first_name,
    secondName: p.second_name,
    thirdName: p.third_name,
    birthDate: p.birth_date,
    birthCountry: p.birth_country,
    birthPlace: p.birth_place,
    birthDepartment: p.birth_department,
    birthCommune: p.birth_commune,
  }
  return { identity, login: p.login, email: p.email }
}
