import { type Day, showDateDigits, showDayInYear } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { count } from '#core/text.ts'
import type { OwnWeek } from '#features/agenda/index.ts'
import type { Balance } from '#features/ledger/index.ts'
import { paymentPaths, upcomingSentence } from '#features/payments/index.ts'
import { type OwnRequest, procedurePaths } from '#features/procedures/index.ts'
import type { ToDo } from '#platform/feature.ts'
import { Card, Empty, Tag } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { SearchBar } from '#ui/search-bar.tsx'
import type { FirstStep, Readiness, Ways } from '../../domain/readiness.ts'
import { homePaths } from '../../paths.ts'
import { ChildCard } from './child-card.tsx'
import { FirstSteps } from './first-steps.tsx'
import { type ListedProcedure, ProcedureList } from './procedure-list.tsx'
import { NOTHING_TO_DO } from './todos.page.tsx'
import { ToDoList } from './todos.tsx'

export type HomeChild = OwnWeek & { readonly readiness: Readiness }

export type MyHomeProps = {
  readonly name: string
  readonly regie: string
  readonly today: Day
  readonly balance: Balance
  /** To pay: online, or to the page that says where. */
  readonly topUp: Ways['topUp']
  readonly todos: { readonly first: readonly ToDo[]; readonly others: number }
  /** Monday of the week shown. */
  readonly shown: Day
  readonly children: readonly HomeChild[]
  readonly steps: readonly FirstStep[] | null
  readonly requests: { readonly latest: readonly OwnRequest[]; readonly others: number }
  readonly procedures: readonly ListedProcedure[]
}

/** The steps above have said what to do first. */
const NOTHING_ELSE = 'Vous n’avez rien d’autre à faire pour le moment.'

const ToDos = ({ todos, today, steps }: Pick<MyHomeProps, 'todos' | 'today' | 'steps'>) => (
  <section>
    <h2>À faire</h2>
    {todos.first.length > 0 ? (
      <ToDoList todos={todos.first} today={today} />
    ) : (
      <Empty title={steps ? NOTHING_ELSE : NOTHING_TO_DO} />
    )}
    {todos.others > 0 && (
      <p>
        <a href={homePaths.todos}>
          {todos.others === 1 ? 'Voir l’autre chose à faire' : `Voir les ${todos.others} autres choses à faire`}
        </a>
      </p>
    )}
  </section>
)

const Account = ({ regie, balance, today, topUp }: Pick<MyHomeProps, 'regie' | 'balance' | 'today' | 'topUp'>) => {
  const upcoming = upcomingSentence(balance)
  return (
    <Card title={regie} href={paymentPaths.home}>
      <p>
        Solde au {showDateDigits(today)}&nbsp;:{' '}
        <strong class="solde-accueil">{showAmount(balance.balanceCents)}&nbsp;euros</strong>
      </p>
      {upcoming && <p class="discret">{upcoming}</p>}
      <Actions>
        <LinkButton href={topUp.href} tone={balance.balanceCents < 0 ? 'primary' : 'secondary'}>
          {topUp.label}
        </LinkButton>
      </Actions>
      <p>
        <a href={paymentPaths.statement}>Relevé de compte</a>
      </p>
    </Card>
  )
}

const Children = ({ children, shown, today }: Pick<MyHomeProps, 'children' | 'shown' | 'today'>) => {
  const isNext = today.until(shown).days > 0
  const hasWeek = children.some(({ readiness }) => readiness.stage === 'enrolled')
  return (
    <section>
      <h2>{hasWeek ? `Mes enfants, ${isNext ? 'la semaine prochaine' : 'cette semaine'}` : 'Mes enfants'}</h2>
      {hasWeek && (
        <p class="discret">
          Du {showDayInYear(shown)} au {showDayInYear(shown.add({ days: 6 }))}
        </p>
      )}
      <div class="enfants">
        {children.map((child) => (
          <ChildCard {...child} shown={shown} />
        ))}
      </div>
    </section>
  )
}

const Requests = ({ requests }: Pick<MyHomeProps, 'requests'>) => (
  <section>
    <div class="titre-lien">
      <h2>Demandes en cours</h2>
      <a href={procedurePaths.requests()}>
        {requests.others > 0 ? `Mes demandes (${count(requests.others, 'autre')})` : 'Mes demandes'}
      </a>
    </div>
    {requests.latest.length === 0 ? (
      <Empty title="Aucune demande en cours." />
    ) : (
      <ul class="demandes-en-cours" role="list">
        {requests.latest.map((request) => (
          <li>
            <p class="demande-titre">
              <a href={request.url}>
                {request.title} n°&nbsp;{request.number}
                {request.child && ` – ${request.child.firstName}`}
              </a>{' '}
              <Tag tone={request.statusTone}>{request.statusLabel}</Tag>
            </p>
            <p class="discret">{request.next}</p>
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** What the family must do, what it has, who goes where this week, what it asked and what it can ask for. */
export const MyHome = (props: MyHomeProps) => (
  <Page title="Mon accueil" heading={`Bonjour ${props.name}`} nav={homePaths.mine} wide>
    {props.steps && <FirstSteps steps={props.steps} />}
    <div class="accueil-haut">
      <ToDos {...props} />
      <Account {...props} />
    </div>
    {props.children.length > 0 && <Children {...props} />}
    <Requests {...props} />
    <h2>Démarches</h2>
    <SearchBar />
    <ProcedureList procedures={props.procedures} />
  </Page>
)
