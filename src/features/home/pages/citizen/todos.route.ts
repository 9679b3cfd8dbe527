import { parisDay } from '#core/days.ts'
import type { ToDo } from '#platform/feature.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { inOrder } from '../../domain/todos.ts'
import { homePaths } from '../../paths.ts'
import { contributions } from '../../ports.ts'
import { TodosPage } from './todos.page.tsx'

/** What each feature has for whoever is signed in to do. */
export const gatherToDos = async (ctx: Ctx<Citizen>): Promise<ToDo[]> =>
  (await Promise.all(contributions.get().map((c) => c.todos?.(ctx) ?? []))).flat()

/** HO-2 · All of it, when the home shows the first five. */
export const allToDos = page({
  url: homePaths.todos,
  for: 'citizen',
  allow: 'home.see',
  get: async (ctx) => show(TodosPage, { todos: inOrder(await gatherToDos(ctx)), today: parisDay(ctx.now) }),
})
