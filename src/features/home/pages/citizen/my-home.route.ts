import { parisDay } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { letterName } from '#core/names.ts'
import { listChildren } from '#features/family/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { listProcedures } from '#features/procedures/index.ts'
import type { ToDo } from '#platform/feature.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { firstToDo } from '../../domain/todos.ts'
import { homePaths } from '../../paths.ts'
import { contributions } from '../../ports.ts'
import { MyHome } from './my-home.page.tsx'

export const myHome = page({
  url: homePaths.mine,
  for: 'citizen',
  allow: 'home.see',
  get: async (ctx) => {
    const today = parisDay(ctx.now)
    const [todos, balance, children, procedures] = await Promise.all([
      Promise.all(contributions.get().map((c) => c.todos?.(ctx) ?? [])),
      balanceOf(ctx.db, ctx.actor.household, today),
      listChildren(ctx.db, ctx.actor.person),
      listProcedures(ctx.db),
    ])
    return show(MyHome, {
      name: letterName(ctx.actor.name),
      regie: ctx.town.regieName,
      today,
      balance: `${showAmount(balance.balanceCents)}\u00a0euros`,
      todos: firstToDo<ToDo>(todos.flat()),
      isFirstVisit: children.length === 0,
      procedures,
    })
  },
})
