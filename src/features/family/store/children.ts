import { sql } from 'kysely'
import { type Db, prepared, type Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Child, NewChild, Right, Rights, Sex } from '../domain/child.ts'

const RIGHT_COLUMNS = { see: 'g.may_see', book: 'g.may_book', pay: 'g.may_pay' } as const

/** FA-1: a child is only ever read through somebody's guardianship. Seeing is needed for every other right. */
const childrenOf = (db: Db, guardian: number, right: Right) =>
  db
    .selectFrom('guardianship as g')
    .innerJoin('person as p', 'p.id', 'g.child_id')
    .where('g.adult_id', '=', guardian)
    .where('g.may_see', '=', true)
    .where(RIGHT_COLUMNS[right], '=', true)
    .select([
      'p.id',
      'p.first_name',
      'p.birth_name',
      'p.usual_name',
      'p.sex',
      'p.birth_date',
      'p.birth_place',
      'p.birth_country',
      'p.birth_department',
      'p.birth_commune',
      'g.may_book',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof childrenOf>['executeTakeFirstOrThrow']>>

const childOf = (row: Row): Child => ({
  id: row.id,
  firstName: row.first_name,
  birthName: row.birth_name,
  usualName: row.usual_name,
  sex: row.sex as Sex,
  birthDate: row.birth_date,
  birthPlace: row.birth_place,
  birthCountry: row.birth_country,
  birthDepartment: row.birth_department,
  birthCommune: row.birth_commune,
  mayBook: row.may_book,
})

/**
 * That child, for whom that adult has that right («see» by default).
 * @throws Absent otherwise, whether or not the child exists.
 */
export const getChild = async (
  db: Db,
  wanted: { readonly id: number; readonly guardian: number; readonly right?: Right },
): Promise<Child> => {
  const row = await childrenOf(db, wanted.guardian, wanted.right ?? 'see')
    .where('p.id', '=', wanted.id)
    .executeTakeFirst()
  if (!row) throw new Absent(`child ${wanted.id} for guardian ${wanted.guardian}`)
  return childOf(row)
}

/** The children for whom that adult has that right, the eldest first. */
export const listChildren = async (db: Db, guardian: number, right: Right = 'see'): Promise<Child[]> =>
  (
    await childrenOf(db, guardian, right)
      .modifyFront(prepared(`family.children-${right}`))
      .orderBy('p.birth_date')
      .orderBy('p.id')
      .execute()
  ).map(childOf)

/** The children whom nobody but that adult is the guardian of. */
export const listSoleChildren = async (db: Db, adult: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`select g.child_id as id from guardianship g where g.adult_id = ${adult}
    and not exists (select 1 from guardianship o where o.child_id = g.child_id and o.adult_id <> ${adult}) order by 1`.execute(
    db as never,
  )
  return rows.map(({ id }) => id)
}

export const insertChild = async (tx: Tx, child: NewChild): Promise<number> => {
  const { id } = await tx
    .insertInto('person')
    .values({
      kind: 'child',
      sex: child.sex,
      birth_name: child.birthName,
      first_name: child.firstName,
      second_name: child.secondName ?? null,
      third_name: child.thirdName ?? null,
      birth_date: child.birthDate,
      birth_country: child.birthCountry,
      birth_place: child.birthPlace,
      birth_department: child.birthDepartment,
      birth_commune: child.birthCommune,
      created_at: tx.scope.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const rightsColumns = (rights: Rights) => ({
  may_see: rights.maySee,
  may_book: rights.mayBook,
  may_pay: rights.mayPay,
  is_written_to: rights.isWrittenTo,
})

/** Says who may do what for a child; said again, the rights are replaced. `givenBy`: the guardian who invited them. */
export const saveGuardianship = async (
  tx: Tx,
  child: number,
  adult: number,
  rights: Rights,
  givenBy: number | null = null,
): Promise<void> => {
  const columns = rightsColumns(rights)
  await tx
    .insertInto('guardianship')
    .values({ adult_id: adult, child_id: child, ...columns, given_by: givenBy, since: tx.scope.now })
    .onConflict((c) => c.columns(['adult_id', 'child_id']).doUpdateSet(columns))
    .execute()
}

/** Held until the transaction ends: two posts of one parent take turns, so that the second sees the first one's child. */
export const lockAdult = async (tx: Tx, adult: number): Promise<void> => {
  await sql`select 1 from person where id = ${adult} and kind = 'adult' for no key update`.execute(tx)
}
