import { readId } from '#core/ids.ts'
import { letterName } from '#core/names.ts'
import { childFacts } from '#features/agenda/index.ts'
import { contactsOf } from '#features/profile/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { page } from '#platform/http/page.ts'
import { readEvents } from '../../actions/read-events.ts'
import { numbersOf, readFamily, searchFamilies } from '../../actions/read-family.ts'
import { readMoment } from '../../domain/moment.ts'
import { familiesPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { familyGestures, familyParts } from '../../ports.ts'
import { searchFamilyForm } from './families.form.ts'
import { FamiliesPage, FamilyFilePage, FamilyHistoryPage, HealthSheetPage } from './families.page.tsx'

const LAST_EVENTS = 6
const EVENTS_PAGE = 20

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
    const of = numbersOf(family)
    const readable = familyParts.get().filter((part) => may(ctx.actor, part.permission))
    const [parts, last] = await Promise.all([
      Promise.all(
        readable.map(async ({ title, empty, look = 'list', read }) => ({ title, empty, look, lines: await read(ctx, of) })),
      ),
      readEvents(ctx, of, { before: null, howMany: LAST_EVENTS }),
    ])
    const gestures = familyGestures
      .get()
      .filter(({ permission }) => may(ctx.actor, permission))
      .flatMap(({ label, href }) => ({ label, href: href(of) }))
    return show(FamilyFilePage, {
      family,
      parts,
      last,
      gestures: gestures.flatMap(({ label, href }) => (href === null ? [] : [{ label, href }])),
      mayReadHealth: may(ctx.actor, permissions.health),
    })
  },
})

/** FS-6 · all that happened, a page at a time. */
export const familyHistory = page({
  url: familiesPaths.history(':famille'),
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, { famille, avant }) => {
    const family = await readFamily(ctx, readId(famille), 'families.read-history')
    const page = await readEvents(ctx, numbersOf(family), { before: readMoment(avant), howMany: EVENTS_PAGE })
    return show(FamilyHistoryPage, { family, page, isFirst: readMoment(avant) === null })
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
