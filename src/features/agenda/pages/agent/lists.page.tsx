import { type Day, showDay, showDayShort, showMoment, showTime } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { listName } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { Activity } from '#features/catalogue/index.ts'
import { Banner, Empty, TableList } from '#ui/display.tsx'
import { Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import { type Compared, showDifference, total } from '../../domain/counts.ts'
import type { ChildFacts, Contact } from '../../ports.ts'
import type { Frozen } from '../../store/lists.ts'
import { DayNav } from './days.tsx'

const UNKNOWN = 'Non renseigné'

type ServiceDay = {
  readonly id: number
  readonly name: string
  readonly activities: readonly Activity[]
  readonly frozen: Frozen | null
  readonly isOpen: boolean
}

export type ListsProps = {
  readonly day: Day
  readonly today: Day
  readonly services: readonly ServiceDay[]
  readonly lines: readonly Compared[]
  readonly mayCall: boolean
}

const Counts = ({ activity, lines, isFrozen }: { activity: Activity; lines: readonly Compared[]; isFrozen: boolean }) => {
  const sum = { now: total(lines), frozen: lines.reduce((n, line) => n + (line.frozen ?? 0), 0) }
  const frozenCells = (frozen: number | null, difference: number) =>
    isFrozen ? [String(frozen ?? 0), showDifference(difference)] : []
  return (
    <TableList
      caption={`${activity.name}, ${showTime(activity.startsAt)}`}
      columns={[
        { head: 'École' },
        { head: 'Menu' },
        { head: 'Enfants', numeric: true },
        ...(isFrozen
          ? [
              { head: 'À l’envoi', numeric: true },
              { head: 'Depuis l’envoi', numeric: true },
            ]
          : []),
      ]}
      rows={[
        ...lines.map((line) => [
          line.school || UNKNOWN,
          line.meal || UNKNOWN,
          String(line.children),
          ...frozenCells(line.frozen, line.difference),
        ]),
        ['Total', '', String(sum.now), ...frozenCells(sum.frozen, sum.now - sum.frozen)],
      ]}
    />
  )
}

const Service = ({ service, day, today, lines, mayCall }: { service: ServiceDay } & Omit<ListsProps, 'services'>) => (
  <section>
    <h2>{service.name}</h2>
    {service.frozen && (
      <p>
        Envoyé le {showMoment(service.frozen.frozenAt)} à <span class="adresse">{service.frozen.sentTo}</span>.
      </p>
    )}
    {service.activities.map((activity) => {
      const own = lines.filter((line) => line.activity === activity.id)
      return (
        <>
          {own.length === 0 ? (
            <Empty title={`${activity.name}${nbsp}: ${service.isOpen ? 'aucune réservation ce jour.' : 'fermé ce jour.'}`} />
          ) : (
            <Counts activity={activity} lines={own} isFrozen={service.frozen !== null} />
          )}
          <p class="sans-papier">
            <a href={agentPaths.list(activity.id, day)}>Liste des enfants, {activity.name}</a>
            {mayCall && Temporal.PlainDate.compare(day, today) <= 0 && (
              <>
                {' – '}
                <a href={agentPaths.call(activity.id, day)}>Appel, {activity.name}</a>
              </>
            )}
          </p>
        </>
      )
    })}
    {service.isOpen && Temporal.PlainDate.compare(day, today) >= 0 && (
      <PostForm action={agentPaths.freeze} label={`Envoi, ${service.name}`}>
        <Hidden name="service" value={service.id} />
        <Hidden name="jour" value={String(day)} />
        <p class="sans-papier">
          <Submit tone="secondary">
            {service.frozen ? 'Envoyer la correction' : 'Figer et envoyer maintenant'}
            <span class="vh">, {service.name}</span>
          </Submit>
        </p>
      </PostForm>
    )}
  </section>
)

/** AG-17 · How many come that day, by school and meal, beside what was sent. */
export const ListsPage = ({ services, ...props }: ListsProps) => (
  <Page title="Listes du jour" heading={`Listes du ${showDay(props.day)}`} nav={agentPaths.lists} wide>
    <DayNav day={props.day} today={props.today} urlOf={agentPaths.listsOf} />
    <p class="sans-papier">
      <a href={agentPaths.weekOf(props.day)}>Toute la semaine</a> – <a href={agentPaths.countsFileOf(props.day)}>Fichier CSV</a>
    </p>
    {services.length === 0 && <Empty title="Aucune activité." />}
    {services.map((service) => (
      <Service service={service} {...props} />
    ))}
  </Page>
)

export type WeekProps = {
  readonly days: readonly Day[]
  readonly activities: readonly Activity[]
  readonly lines: readonly Compared[]
}

/** The week ahead, day by day: what to order. */
export const WeekPage = ({ days, activities, lines }: WeekProps) => {
  const [first] = days as readonly [Day]
  return (
    <Page
      title="Effectifs de la semaine"
      heading={`Effectifs de la semaine du ${showDay(first)}`}
      nav={agentPaths.lists}
      back={{ href: agentPaths.listsOf(first), label: 'Listes du jour' }}
      wide
    >
      <nav aria-label="Semaines" class="sans-papier">
        <ul class="agenda-mois" role="list">
          <li>
            <a href={agentPaths.weekOf(first.subtract({ days: 7 }))}>Semaine précédente</a>
          </li>
          <li>
            <a href={agentPaths.weekOf(first.add({ days: 7 }))}>Semaine suivante</a>
          </li>
        </ul>
      </nav>
      {activities.map((activity) => {
        const own = lines.filter((line) => line.activity === activity.id)
        const groups = [...Map.groupBy(own, (line) => `${line.school || UNKNOWN}, ${line.meal || UNKNOWN}`)]
        const cells = (of: readonly Compared[]) => days.map((day) => String(total(of.filter((line) => line.day.equals(day)))))
        return (
          <TableList
            caption={`${activity.serviceName} – ${activity.name}`}
            columns={[
              { head: 'École et menu' },
              ...days.map((day) => ({ head: showDayShort(day), numeric: true })),
              { head: 'Semaine', numeric: true },
            ]}
            rows={[
              ...groups.map(([name, of]) => [name, ...cells(of), String(total(of))]),
              ['Total', ...cells(own), String(total(own))],
            ]}
          />
        )
      })}
    </Page>
  )
}

export type ListedChild = Named & {
  readonly id: number
  readonly school: string | null
  readonly level: string | null
  readonly facts: ChildFacts | null
}

export type ListProps = {
  readonly activity: Activity
  readonly day: Day
  readonly today: Day
  readonly children: readonly ListedChild[]
  readonly mayReadHealth: boolean
  readonly mayCall: boolean
}

const contacts = (people: readonly Contact[] | undefined) =>
  !people || people.length === 0 ? (
    UNKNOWN
  ) : (
    <ul class="serre">
      {people.map(({ name, phone }) => (
        <li>
          {name}
          {phone && (
            <>
              {nbsp}: {phone}
            </>
          )}
        </li>
      ))}
    </ul>
  )

/** AG-18 · Who is expected, and what those who look after them must know. Printed, it is the roll-call on paper. */
export const ListPage = ({ activity, day, today, children, mayReadHealth, mayCall }: ListProps) => (
  <Page
    title="Liste des enfants"
    heading={`${activity.name}, ${showDay(day)}`}
    caption={activity.serviceName}
    nav={agentPaths.lists}
    back={{ href: agentPaths.listsOf(day), label: 'Listes du jour' }}
    wide
  >
    <DayNav day={day} today={today} urlOf={(to) => agentPaths.list(activity.id, to)} />
    {children.length === 0 ? (
      <Empty title="Aucun enfant attendu." />
    ) : (
      <>
        {!mayReadHealth && <Banner title="Allergies et PAI ne sont montrés qu’aux agents qui s’occupent des enfants." />}
        <div class="liste-enfants">
          <TableList
            caption={`${count(children.length, 'enfant attendu', 'enfants attendus')}`}
            columns={[
              { head: 'Enfant' },
              { head: 'École et niveau' },
              { head: 'Menu' },
              ...(mayReadHealth ? [{ head: 'Allergies' }, { head: 'PAI' }] : []),
              { head: 'Peuvent venir le chercher' },
              { head: 'À appeler' },
              { head: 'Présent' },
            ]}
            rows={children.map((child) => [
              listName(child),
              child.school ? `${child.school}, ${child.level}` : UNKNOWN,
              child.facts?.meal ?? UNKNOWN,
              ...(mayReadHealth ? [child.facts?.allergies ?? UNKNOWN, child.facts?.pai ?? UNKNOWN] : []),
              contacts(child.facts?.authorised),
              contacts(child.facts?.toCall),
              <span class="a-cocher" aria-hidden="true" />,
            ])}
          />
        </div>
        {mayCall && (
          <p class="sans-papier">
            <LinkButton href={agentPaths.call(activity.id, day)}>Faire l’appel</LinkButton>
          </p>
        )}
      </>
    )}
  </Page>
)
