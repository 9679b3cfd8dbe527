import { readId } from '#core/ids.ts'
import { letterName } from '#core/names.ts'
import { childFacts } from '#features/agenda/index.ts'
import { procedurePaths } from '#features/procedures/index.ts'
import { contactsOf } from '#features/profile/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { page } from '#platform/http/page.ts'
import { readFamily, searchFamilies } from '../../actions/read-family.ts'
import { familiesPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { familyParts } from '../../ports.ts'
import { searchFamilyForm } from './families.form.ts'
import { FamiliesPage, FamilyFilePage, HealthSheetPage } from './families.page.tsx'

export const families = page({
  url: familiesPaths.search,
  for: 'agent',
  allow: permissions.read,
  get: () => show(FamiliesPage, { form: searchFamilyForm.blank(), found: null }),
  post: async (ctx, _input, body) => {
    const form = searchFamilyForm.read(body)
    if (!form.ok) return show(FamiliesPage, { form, found: null }, 422)
    return show(FamiliesPage, { form, found: await searchFamilies(ctx, form.values.recherche) })
  },
})

/** FS-3 · a part that this agent may not read is not even asked for. */
export const familyFile = page({
  url: familiesPaths.one(':famille'),
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, { famille }) => {
    const may = mayDo.get()
    const family = await readFamily(ctx, readId(famille))
    const of = {
      household: family.household,
      adults: family.adults.map(({ id }) => id),
      children: family.children.map(({ id }) => id),
    }
    const readable = familyParts.get().filter((part) => may(ctx.actor, part.permission))
    const parts = await Promise.all(
      readable.map(async ({ title, empty, read }) => ({ title, empty, lines: await read(ctx, of) })),
    )
    return show(FamilyFilePage, {
      family,
      parts,
      gestures: may(ctx.actor, 'requests.process')
        ? [{ href: procedurePaths.enter(), label: 'Saisir une demande pour une famille' }]
        : [],
      mayReadHealth: may(ctx.actor, permissions.health),
    })
  },
})

/** FS-5 · health data: a permission of its own, and a trace of its own. */
export const healthSheet = page({
  url: familiesPaths.health(':famille', ':enfant'),
  for: 'agent',
  allow: permissions.health,
  get: async (ctx, input) => {
    const family = await readFamily(ctx, readId(input.famille), 'families.read-health')
    const child = family.children.find(({ id }) => id === readId(input.enfant))
    if (!child) throw new Absent('no such child in this family')
    await inTransaction(ctx, (tx) =>
      trace(tx, { account: ctx.actor.account, action: 'health.read', subject: `personne/${child.id}` }),
    )
    const guardians = child.guardians
    const phones = await contactsOf(
      ctx.db,
      guardians.map(({ id }) => id),
    )
    return show(HealthSheetPage, {
      household: family.household,
      child,
      guardians: guardians.map((guardian) => ({ name: letterName(guardian), phone: phones.get(guardian.id)?.phone ?? null })),
      facts: (await childFacts.get()(ctx.db, [child.id])).get(child.id) ?? null,
    })
  },
})
