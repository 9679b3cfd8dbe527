import { parisDay } from '#core/days.ts'
import { adultsOf, findHouseholds, type Household } from '#features/family/index.ts'
import { listHeld } from '#features/ledger/index.ts'
import { countToMatch, householdOfReference } from '#features/payments/index.ts'
import type { Db } from '#platform/db/database.ts'
import { show } from '#platform/http/answers.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { page } from '#platform/http/page.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE, REGIE_SEE } from '../../permissions.ts'
import { getAct } from '../../store/act.ts'
import { HomePage } from './home.page.tsx'

const REFERENCE = /^[A-Z0-9]{10,30}$/i

const search = async (db: Db, wanted: string): Promise<readonly Household[] | null> => {
  if (wanted === '') return null
  const household = REFERENCE.test(wanted) ? await householdOfReference(db, wanted.toUpperCase()) : null
  return household === null ? findHouseholds(db, wanted) : [...(await adultsOf(db, [household])).values()]
}

export const home = page({
  url: regiePaths.home,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const wanted = (input.famille ?? '').trim().slice(0, 80)
    return show(HomePage, {
      regie: ctx.town.regieName,
      search: wanted,
      found: await search(ctx.db, wanted),
      held: await listHeld(ctx.db),
      act: await getAct(ctx.db, parisDay(ctx.now)),
      toMatch: await countToMatch(ctx.db, ctx.now),
      mayManage: mayDo.get()(ctx.actor, REGIE_MANAGE),
    })
  },
})
