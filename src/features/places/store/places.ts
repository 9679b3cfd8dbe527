import type { Day } from '#core/days.ts'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Exception, Hours, Span } from '../domain/hours.ts'
import type { Place, PlaceFacts, PlaceKind } from '../domain/place.ts'

type ExceptionRow = { id: number; place_id: number; first_day: Day; last_day: Day; label: string; opens: unknown }

const exceptionOf = (row: ExceptionRow): Exception => ({
  id: row.id,
  firstDay: row.first_day,
  lastDay: row.last_day,
  label: row.label,
  opens: row.opens as readonly Span[],
})

/** Every place with its exceptions, by name. */
export const listPlaces = settled(async (db: Db): Promise<readonly Place[]> => {
  const places = await db.selectFrom('place').selectAll().orderBy(alphabetical('name')).execute()
  const exceptions = await db.selectFrom('place_exception').selectAll().orderBy('first_day').execute()
  return places.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind as PlaceKind,
    address: row.address,
    phone: row.phone,
    email: row.email,
    accessibility: row.accessibility,
    mapUrl: row.map_url,
    hours: row.hours as unknown as Hours,
    updatedAt: row.updated_at,
    exceptions: exceptions.filter((exception) => exception.place_id === row.id).map(exceptionOf),
  }))
})

/** @throws Absent */
export const getPlace = async (db: Db, wanted: { slug: string } | { id: number | null }): Promise<Place> => {
  const found = (await listPlaces(db)).find((place) => ('slug' in wanted ? place.slug === wanted.slug : place.id === wanted.id))
  if (!found) throw new Absent('no such place')
  return found
}

const columnsOf = (facts: PlaceFacts, now: Temporal.Instant) => ({
  name: facts.name,
  kind: facts.kind,
  address: facts.address,
  phone: facts.phone,
  email: facts.email,
  accessibility: facts.accessibility,
  map_url: facts.mapUrl,
  hours: JSON.stringify(facts.hours),
  updated_at: now,
})

/** «lieu», then «lieu-2», «lieu-3»: the first that is free. */
export const insertPlace = async (tx: Tx, slug: string, facts: PlaceFacts): Promise<number> => {
  for (let n = 1; ; n++) {
    const row = await tx
      .insertInto('place')
      .values({ ...columnsOf(facts, tx.scope.now), slug: n === 1 ? slug : `${slug}-${n}` })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row) return row.id
  }
}

export const updatePlace = async (tx: Tx, id: number, facts: PlaceFacts): Promise<void> => {
  await tx.updateTable('place').set(columnsOf(facts, tx.scope.now)).where('id', '=', id).execute()
}

export const deletePlace = async (tx: Tx, id: number): Promise<void> => {
  await tx.deleteFrom('place').where('id', '=', id).execute()
}

export const insertException = async (tx: Tx, place: number, exception: Omit<Exception, 'id'>): Promise<void> => {
  await tx
    .insertInto('place_exception')
    .values({
      place_id: place,
      first_day: exception.firstDay,
      last_day: exception.lastDay,
      label: exception.label,
      opens: JSON.stringify(exception.opens),
    })
    .execute()
}

/** @returns false when there is none of that number at that place. */
export const deleteException = async (tx: Tx, place: number, id: number): Promise<boolean> =>
  (await tx
    .deleteFrom('place_exception')
    .where('id', '=', id)
    .where('place_id', '=', place)
    .returning('id')
    .executeTakeFirst()) !== undefined
