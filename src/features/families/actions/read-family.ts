import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { readQuery } from '../domain/query.ts'
import { type Alike, type Family, listAlike, readFamilies, searchHouseholds } from '../store/families.ts'

/** FS-1, FS-2 · who it may be. That somebody searched is traced, not what they typed; what was found is. */
export const searchFamilies = (ctx: Ctx<Agent>, typed: string): Promise<Family[]> =>
  inTransaction(ctx, async (tx) => {
    const found = await readFamilies(tx, await searchHouseholds(tx, readQuery(typed)))
    for (const { household } of found)
      await trace(tx, { account: ctx.actor.account, action: 'families.find', subject: `foyer/${household}` })
    return found
  })

export type ReadFamily = Family & { readonly alike: readonly Alike[] }

/** FS-2 · a family's file: the reading is traced, for each person it shows. @throws Absent */
export const readFamily = (ctx: Ctx<Agent>, household: number | null, action = 'families.read'): Promise<ReadFamily> =>
  inTransaction(ctx, async (tx) => {
    const [family] = household === null ? [] : await readFamilies(tx, [household])
    if (!family) throw new Absent(`family ${household}`)
    const persons = [...family.adults, ...family.children].map((person) => person.id)
    for (const subject of [`foyer/${family.household}`, ...persons.map((id) => `personne/${id}`)])
      await trace(tx, { account: ctx.actor.account, action, subject })
    return { ...family, alike: await listAlike(tx, persons) }
  })
