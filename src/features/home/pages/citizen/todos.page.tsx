import type { Day } from '#core/days.ts'
import type { ToDo } from '#platform/feature.ts'
import { Empty } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { homePaths } from '../../paths.ts'
import { ToDoList } from './todos.tsx'

export const NOTHING_TO_DO = 'Vous n’avez rien à faire pour le moment.'

export const TodosPage = ({ todos, today }: { todos: readonly ToDo[]; today: Day }) => (
  <Page title="À faire" back={{ href: homePaths.mine, label: 'Mon accueil' }} nav={homePaths.mine}>
    {todos.length > 0 ? <ToDoList todos={todos} today={today} /> : <Empty title={NOTHING_TO_DO} />}
  </Page>
)
