import type { Day } from '#core/days.ts'
import { showDayInYear } from '#core/days.ts'
import { form } from '#forms/form.ts'
import type { MealType } from '../../store/menus.ts'

export const inputOf = (day: Day, mealType: number): string => `menu-${day}-${mealType}`

export const weekForm = (days: readonly Day[], mealTypes: readonly MealType[]) =>
  form(
    Object.fromEntries(
      days.flatMap((day) =>
        mealTypes.map(({ id, name }) => [
          inputOf(day, id),
          { kind: 'longtext' as const, label: `${name}, ${showDayInYear(day)}`, required: false as const, max: 500 },
        ]),
      ),
    ),
  )
export type WeekForm = ReturnType<ReturnType<typeof weekForm>['blank']>
