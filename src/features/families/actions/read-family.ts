import { readerOf } from '#features/procedures/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { FamilyOf } from '#platform/feature.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { readQuery } from '../domain/query.ts'
import { familyEvents, familyParts } from '../ports.ts'
import { type Alike, type Family, listAlike, readFamilies, type Seen, searchHouseholds } from '../store/families.ts'

/** FS-1 · a number finds by what this agent may open: requests of their services, receipts when they keep the money. */
const seenBy = (ctx: Ctx<Agent>): Seen => {
  const may = (permission: string) => mayDo.get()(ctx.actor, permission)
  return {
    services: may('requests.read') ? readerOf(ctx.actor, ctx.now).services : [],
    money: may('regie.see'),
  }
}

/** FS-1, FS-2 · who it may be. That somebody searched is traced, not what they typed; what was found is. */
export const searchFamilies = (ctx: Ctx<Agent>, typed: string): Promise<Family[]> =>
  inTransaction(ctx, async (tx) => {
    const found = await readFamilies(tx, await searchHouseholds(tx, readQuery(typed), seenBy(ctx)))
    for (const { household } of found)
      await trace(tx, { account: ctx.actor.account, action: 'families.find', subject: `foyer/${household}` })
    return found
  })

export type ReadFamily = Family & { readonly alike: readonly Alike[] }

/** A family by its numbers, as each feature is asked about it. */
export const numbersOf = (family: Family): FamilyOf => ({
  household: family.household,
  adults: family.adults.map(({ id }) => id),
  children: family.children.map(({ id }) => id),
})

type Apart = { readonly permission: string; readonly trace?: string }

/** FS-7 · what each reading shows, to who may read it, beside the persons. */
const SHOWN = {
  'families.read': (): readonly Apart[] => [...familyParts.get(), ...familyEvents.get()],
  'families.read-history': (): readonly Apart[] => familyEvents.get(),
  'families.read-health': (): readonly Apart[] => [],
}
type Reading = keyof typeof SHOWN

/**
 * FS-2 · a family's file: the reading is traced, for each person it shows, and for the household once more for each part that
 * has a right of its own. @throws Absent
 */
export const readFamily = (ctx: Ctx<Agent>, household: number | null, action: Reading = 'families.read'): Promise<ReadFamily> =>
  inTransaction(ctx, async (tx) => {
    const [family] = household === null ? [] : await readFamilies(tx, [household])
    if (!family) throw new Absent(`family ${household}`)
    const persons = [...family.adults, ...family.children].map((person) => person.id)
    const { account } = ctx.actor
    const subject = `foyer/${family.household}`
    for (const read of [subject, ...persons.map((id) => `personne/${id}`)]) await trace(tx, { account, action, subject: read })
    const apart = SHOWN[action]().filter(({ permission }) => mayDo.get()(ctx.actor, permission))
    for (const own of new Set(apart.flatMap((part) => part.trace ?? []))) await trace(tx, { account, action: own, subject })
    return { ...family, alike: await listAlike(tx, persons) }
  })
