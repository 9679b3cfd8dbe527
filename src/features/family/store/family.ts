import type { Db, Tx } from '#platform/db/database.ts'
import type { Rights } from '../domain/child.ts'
import type { AuthorisedPerson, FamilyChild, OtherGuardian } from '../domain/family.ts'
import { rightsColumns } from './children.ts'

const rightsOf = (row: { may_see: boolean; may_book: boolean; may_pay: boolean; is_written_to: boolean }): Rights => ({
  maySee: row.may_see,
  mayBook: row.may_book,
  mayPay: row.may_pay,
  isWrittenTo: row.is_written_to,
})

/** FA-1 · the children that adult sees, with who else follows them and who may fetch them: three queries. */
export const listFamily = async (db: Db, adult: number): Promise<FamilyChild[]> => {
  const own = await db
    .selectFrom('guardianship as g')
    .innerJoin('person as p', 'p.id', 'g.child_id')
    .where('g.adult_id', '=', adult)
    .where('g.may_see', '=', true)
    .selectAll('g')
    .select(['p.first_name', 'p.birth_name', 'p.usual_name', 'p.birth_date'])
    .orderBy('p.birth_date')
    .orderBy('p.id')
    .execute()
  if (own.length === 0) return []
  const children = own.map((row) => row.child_id)
  const others = await db
    .selectFrom('guardianship as g')
    .innerJoin('person as p', 'p.id', 'g.adult_id')
    .where('g.child_id', 'in', children)
    .where('g.adult_id', '<>', adult)
    .where('g.may_see', '=', true)
    .selectAll('g')
    .select(['p.first_name', 'p.birth_name', 'p.usual_name'])
    .orderBy('g.since')
    .orderBy('g.adult_id')
    .execute()
  const persons = await listAuthorised(db, children)
  return own.map((row) => ({
    id: row.child_id,
    firstName: row.first_name,
    birthName: row.birth_name,
    usualName: row.usual_name,
    birthDate: row.birth_date,
    rights: rightsOf(row),
    isInvited: row.given_by !== null,
    others: others.flatMap((other): OtherGuardian[] =>
      other.child_id !== row.child_id
        ? []
        : [
            {
              id: other.adult_id,
              firstName: other.first_name,
              birthName: other.birth_name,
              usualName: other.usual_name,
              rights: rightsOf(other),
              isMine: other.given_by === adult,
            },
          ],
    ),
    authorised: persons
      .filter((person) => person.child === row.child_id)
      .map(({ addedBy, ...person }) => ({ ...person, isMine: addedBy === adult })),
  }))
}

/** Who may fetch these children or is to be called, as guardians said on «Ma famille», in the order they were added. */
export const listAuthorised = async (
  db: Db,
  children: readonly number[],
): Promise<(Omit<AuthorisedPerson, 'isMine'> & { readonly addedBy: number })[]> => {
  if (children.length === 0) return []
  const rows = await db
    .selectFrom('authorised_person')
    .selectAll()
    .where('child_id', 'in', [...children])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    child: row.child_id,
    name: row.name,
    link: row.link,
    phone: row.phone,
    mayFetch: row.may_fetch,
    isCalled: row.is_called,
    addedBy: row.added_by,
  }))
}

export const insertAuthorised = async (
  tx: Tx,
  person: Omit<AuthorisedPerson, 'id' | 'isMine'>,
  addedBy: number,
): Promise<void> => {
  await tx
    .insertInto('authorised_person')
    .values({
      child_id: person.child,
      name: person.name,
      link: person.link,
      phone: person.phone,
      may_fetch: person.mayFetch,
      is_called: person.isCalled,
      added_by: addedBy,
      added_at: tx.scope.now,
    })
    .execute()
}

/** @returns false when it is not one that this adult added for this child */
export const deleteAuthorised = async (tx: Tx, wanted: { id: number; child: number; addedBy: number }): Promise<boolean> =>
  (await tx
    .deleteFrom('authorised_person')
    .where('id', '=', wanted.id)
    .where('child_id', '=', wanted.child)
    .where('added_by', '=', wanted.addedBy)
    .returning('id')
    .executeTakeFirst()) !== undefined

/** FA-6 · @returns false when that adult's rights do not come from this guardian */
export const changeGiven = async (
  tx: Tx,
  wanted: { child: number; adult: number; givenBy: number },
  rights: Rights,
): Promise<boolean> =>
  (await tx
    .updateTable('guardianship')
    .set(rightsColumns(rights))
    .where('child_id', '=', wanted.child)
    .where('adult_id', '=', wanted.adult)
    .where('given_by', '=', wanted.givenBy)
    .returning('adult_id')
    .executeTakeFirst()) !== undefined

/** @returns false as `changeGiven` */
export const deleteGiven = async (tx: Tx, wanted: { child: number; adult: number; givenBy: number }): Promise<boolean> =>
  (await tx
    .deleteFrom('guardianship')
    .where('child_id', '=', wanted.child)
    .where('adult_id', '=', wanted.adult)
    .where('given_by', '=', wanted.givenBy)
    .returning('adult_id')
    .executeTakeFirst()) !== undefined
