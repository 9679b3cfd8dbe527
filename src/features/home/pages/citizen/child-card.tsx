import { type Day, isoOf, showDayShort } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { ofName } from '#core/text.ts'
import { agendaPaths, type ChildWeek, type OwnWeek, type WeekDay } from '#features/agenda/index.ts'
import { Icon, Tag, Vh } from '#ui/display.tsx'
import type { Hold, Readiness, Who } from '../../domain/readiness.ts'

const WHO: Readonly<Record<Who, string>> = { family: 'À vous', town: 'À la mairie', other: 'À l’autre parent' }

const Holds = ({ holds }: { holds: readonly Hold[] }) => (
  <ul class="blocages" role="list">
    {holds.map(({ text, who, action }) => (
      <li>
        <p>
          <strong class={`qui qui-${who}`}>{WHO[who]}</strong>
          <Vh>&nbsp;:</Vh> {text}
        </p>
        {action && (
          <p>
            <a href={action.href}>{action.label}</a>
          </p>
        )}
      </li>
    ))}
  </ul>
)

const What = ({ day }: { day: WeekDay }) => {
  if (day.booked.length === 0) return <span class="discret">{day.closed ?? 'rien de réservé'}</span>
  return (
    <ul role="list">
      {day.booked.map(({ name, byOther }) => (
        <li>
          {name}
          {byOther && <span class="discret"> – réservé par l’autre parent</span>}
        </li>
      ))}
    </ul>
  )
}

const Days = ({ days }: { days: readonly WeekDay[] }) => (
  <ul class="semaine" role="list">
    {days.map((day) => (
      <li class={day.isToday ? 'aujourdhui' : day.isPast ? 'passe' : undefined}>
        <time datetime={isoOf(day.day)}>
          {showDayShort(day.day)}
          {day.isToday && <Vh> (aujourd’hui)</Vh>}
        </time>
        <What day={day} />
      </li>
    ))}
  </ul>
)

/** Only what a whole week of nothing would hide: «Férié : Toussaint». */
const isSaid = ({ closed, booked }: WeekDay): boolean => booked.length > 0 || (closed !== null && closed !== 'Fermé')

const Week = ({ week }: { week: ChildWeek }) => {
  const [first, ...others] = week.days
  if (first?.closed && others.every(({ closed }) => closed === first.closed))
    return <p>Fermé toute la semaine – {first.closed}</p>
  if (week.days.some(({ booked }) => booked.length > 0)) return <Days days={week.days} />
  return (
    <>
      <p>Rien n’est réservé.</p>
      {week.days.some(isSaid) && <Days days={week.days.filter(isSaid)} />}
    </>
  )
}

/** HO-7, HO-8 · A child: may they be booked, what stands in the way, their week. */
export const ChildCard = ({ child, week, readiness, shown }: OwnWeek & { readiness: Readiness; shown: Day }) => {
  const { canBook, stage, holds } = readiness
  const hasWeek = stage === 'enrolled' || week.days.some(({ booked }) => booked.length > 0)
  return (
    <section class="carte enfant">
      <h3>{listName(child)}</h3>
      <p>
        <Tag tone={canBook ? 'success' : 'warning'}>
          <Icon name={canBook ? 'coche' : 'cadenas'} /> Peut réserver&nbsp;: {canBook ? 'oui' : 'non'}
        </Tag>
      </p>
      {holds.length > 0 && <Holds holds={holds} />}
      {hasWeek && <Week week={week} />}
      {hasWeek && (
        <p>
          <a href={agendaPaths.at({ who: child.id, view: 'semaine', day: shown })}>Agenda {ofName(child.firstName)}</a>
        </p>
      )}
    </section>
  )
}
