import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import { Absent } from '#platform/http/errors.ts'

/** A service of the town hall: whom families call, who signs letters, where revenue is booked. */
export type Service = {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly address: string
}

const services = (db: Db) =>
  db.selectFrom('service').select(['id', 'slug', 'name', 'phone', 'email', 'address']).orderBy('sort').orderBy('id')

/** Every service, in the order that the town chose. */
export const listServices = settled((db: Db): Promise<readonly Service[]> => services(db).execute())

/** @throws Absent */
export const getService = (db: Db, id: number): Promise<Service> =>
  services(db)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Absent(`service ${id}`))

/** @throws Absent */
export const serviceBySlug = (db: Db, slug: string): Promise<Service> =>
  services(db)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow(() => new Absent(`service ${slug}`))

export const insertService = async (tx: Tx, service: Omit<Service, 'id'>): Promise<void> => {
  await tx
    .insertInto('service')
    .values((e) => ({ ...service, sort: e.selectFrom('service').select(sql<number>`coalesce(max(sort), 0) + 1`.as('next')) }))
    .execute()
}

export const updateService = async (tx: Tx, { id, ...values }: Omit<Service, 'slug'>): Promise<void> => {
  await tx.updateTable('service').set(values).where('id', '=', id).execute()
}
