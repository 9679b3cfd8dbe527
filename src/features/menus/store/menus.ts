import { sql } from 'kysely'
import { type Day, isoOf } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'

export type MealType = { readonly id: number; readonly name: string }
export type Menu = { readonly day: Day; readonly mealType: number; readonly name: string; readonly dishes: string }

export const listMealTypes = settled(
  (db: Db): Promise<readonly MealType[]> => db.selectFrom('meal_type').select(['id', 'name']).orderBy('sort').execute(),
)

/** What is served from `first` to `last`, both included. */
export const menusBetween = settled(
  (db: Db, first: Day, last: Day): Promise<readonly Menu[]> =>
    db
      .selectFrom('menu_day')
      .innerJoin('meal_type', 'meal_type.id', 'menu_day.meal_type_id')
      .select(['menu_day.day', 'meal_type_id as mealType', 'meal_type.name', 'dishes'])
      .where('menu_day.day', '>=', first)
      .where('menu_day.day', '<=', last)
      .orderBy('menu_day.day')
      .orderBy('meal_type.sort')
      .execute(),
)

export type WrittenMenu = { readonly day: Day; readonly mealType: number; readonly dishes: string }

/** MN-1 · Writes these menus; an empty one is removed. */
export const writeMenus = async (tx: Tx, menus: readonly WrittenMenu[]): Promise<void> => {
  if (menus.length === 0) return
  const rows = sql`unnest(${sql.val(menus.map((m) => isoOf(m.day)))}::date[], ${sql.val(menus.map((m) => m.mealType))}::bigint[],
    ${sql.val(menus.map((m) => m.dishes))}::text[]) as w (day, meal_type_id, dishes)`
  await sql`delete from menu_day m using ${rows} where m.day = w.day and m.meal_type_id = w.meal_type_id and w.dishes = ''`.execute(
    tx,
  )
  await sql`insert into menu_day (day, meal_type_id, dishes) select day, meal_type_id, dishes from ${rows} where dishes <> ''
    on conflict (day, meal_type_id) do update set dishes = excluded.dishes`.execute(tx)
}
