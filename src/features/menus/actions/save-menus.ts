import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type WrittenMenu, writeMenus } from '../store/menus.ts'

/** MN-1 · Saves menus, all or none, under the agent's name. */
export const saveMenus = (ctx: TownCtx, account: number, menus: readonly WrittenMenu[]): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await writeMenus(tx, menus)
    const days = menus.map((menu) => String(menu.day)).sort()
    await trace(tx, { account, action: 'menus.write', subject: `menus/${days[0] ?? ''}` })
  })
