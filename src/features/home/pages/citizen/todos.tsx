import type { Day } from '#core/days.ts'
import type { ToDo } from '#platform/feature.ts'
import { showDeadline } from '../../domain/deadline.ts'

/** Each with its one way to do it, why, and until when. */
export const ToDoList = ({ todos, today }: { todos: readonly ToDo[]; today: Day }) => (
  <ul class="taches" role="list">
    {todos.map((todo) => (
      <li class={todo.isUrgent ? 'urgente' : undefined}>
        <a href={todo.url}>{todo.label}</a>
        <p class="discret">{todo.why}</p>
        <p class={todo.due === null && !todo.isUrgent ? 'discret' : 'echeance'}>
          {todo.isUrgent && <strong>Urgent. </strong>}
          {todo.isUrgent && todo.due === null ? 'Dès que possible' : showDeadline(todo.due, today, todo.time)}
        </p>
      </li>
    ))}
  </ul>
)
