import { showDateDigits } from '#core/days.ts'
import type { ToDo } from '#platform/feature.ts'
import { Banner, Card, Empty } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { SearchBar } from '#ui/search-bar.tsx'
import { type ListedProcedure, ProcedureList } from './procedure-list.tsx'

export type MyHomeProps = {
  readonly name: string
  readonly regie: string
  readonly today: Temporal.PlainDate
  /** «−7,20 euros» */
  readonly balance: string
  readonly todos: readonly ToDo[]
  readonly isFirstVisit: boolean
  readonly procedures: readonly ListedProcedure[]
}

const FirstSteps = () => (
  <Banner title="Pour réserver la cantine ou la garderie">
    <ol>
      <li>
        Faites la <a href="/demarches/fiche-enfant">fiche enfant</a>, une par enfant.
      </li>
      <li>La mairie la vérifie et vous prévient par courriel.</li>
      <li>Vous réservez ensuite les jours dans l’agenda.</li>
    </ol>
  </Banner>
)

const ToDoList = ({ todos }: { todos: readonly ToDo[] }) => (
  <ul class="taches">
    {todos.map((todo) => (
      <li>
        <a href={todo.url}>{todo.label}</a>
        <p class="discret">
          {todo.why}
          {todo.due && ` – avant le ${showDateDigits(todo.due)}`}
        </p>
      </li>
    ))}
  </ul>
)

/** What the family must do, what it owes, what it can ask for. */
export const MyHome = ({ name, regie, today, balance, todos, isFirstVisit, procedures }: MyHomeProps) => (
  <Page title="Mon accueil" heading={`Bonjour ${name}`} nav="/accueil" wide>
    {isFirstVisit && <FirstSteps />}
    <h2>À faire</h2>
    {todos.length > 0 ? <ToDoList todos={todos} /> : <Empty title="Vous n’avez rien à faire pour le moment." />}
    <div class="cartes">
      <Card title={regie} href="/paiements">
        <p>
          Solde au {showDateDigits(today)}&nbsp;: <strong class="somme">{balance}</strong>
        </p>
        <p>
          <a href="/paiements/recharger">Recharger mon compte</a> – <a href="/paiements/releve">Relevé de compte</a>
        </p>
      </Card>
      <Card title="Agenda" href="/agenda">
        <p>Réservez ou annulez les repas et la garderie, mois par mois.</p>
      </Card>
    </div>
    <h2>Démarches</h2>
    <SearchBar />
    <ProcedureList procedures={procedures} />
  </Page>
)
