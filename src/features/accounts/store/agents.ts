import type { Db, Tx } from '#platform/db/database.ts'

export const findServiceId = async (db: Db, slug: string): Promise<number | null> =>
  (await db.selectFrom('service').select('id').where('slug', '=', slug).executeTakeFirst())?.id ?? null

type NewAgent = {
  readonly account: number
  readonly firstName: string
  readonly lastName: string
  readonly quality: string
  readonly service: number
  readonly roles: readonly string[]
}

export const insertAgent = async (tx: Tx, a: NewAgent): Promise<void> => {
  await tx
    .insertInto('agent')
    .values({ account_id: a.account, first_name: a.firstName, last_name: a.lastName, quality: a.quality, service_id: a.service })
    .execute()
  if (a.roles.length > 0)
    await tx
      .insertInto('agent_role')
      .values(a.roles.map((role) => ({ account_id: a.account, role })))
      .execute()
}
