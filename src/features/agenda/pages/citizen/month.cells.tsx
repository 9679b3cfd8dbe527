import { type Instant, isoOf, MONTHS, PARIS, showDayInYear, showTime, WEEKDAYS, WEEKDAYS_SHORT } from '#core/days.ts'
import { inputId } from '#forms/fields.ts'
import { Icon, Vh } from '#ui/display.tsx'
import { drawnOnce, filled, HOLES } from '#ui/drawn.tsx'
import type { ChildDay, DayView, PlaceView, WeekView } from '../../domain/month-view.ts'
import { agendaPaths } from '../../paths.ts'

/** The days of the month, as HTML: each is drawn once for everybody, its child's number and name are filled in. */
const drawn = drawnOnce()

/** The child's number; the child's first name, « Éric,», when the page shows several children. */
const CHILD = HOLES.a
const NAME = HOLES.b

const WHO = `<p class="qui">${NAME}</p>`

/** The service's name is read and listed; the wide grid shows the time and the activity only. */
const Name = ({ place: { activity } }: { place: PlaceView }) => (
  <>
    {showTime(activity.startsAt)}, <span class="sv">{activity.serviceName} –</span> {activity.name}
  </>
)

/** «jeudi 10 h»: the last minute, of a day that is less than a week before; «le 5 octobre, 10 h» otherwise. */
const showLast = (limit: Instant, place: PlaceView): string => {
  const last = limit.subtract({ minutes: 1 }).toZonedDateTimeISO(PARIS)
  const day = last.toPlainDate()
  const time = showTime(last.toPlainTime())
  return day.until(place.day).days < 7
    ? `${WEEKDAYS[day.dayOfWeek - 1]} ${time}`
    : `le ${day.day === 1 ? '1er' : day.day} ${MONTHS[day.month - 1]}, ${time}`
}

/** What a place without a box says after its name. */
const WORDS: Readonly<Record<Exclude<PlaceView['state']['kind'], 'closed' | 'past'>, string>> = {
  free: 'Réservable',
  booked: 'Réservé',
  locked: 'Réservé, non modifiable',
  'booked-past': 'Réservé',
  'booked-today': 'Réservé',
  today: 'Non réservé',
  full: 'Complet',
  'too-late': 'Trop tard pour réserver',
  'no-price': 'Tarif non publié',
  overdraft: 'Solde insuffisant',
}
const LOOK: Partial<Record<PlaceView['state']['kind'], string>> = {
  booked: 'e res',
  locked: 'e res',
  'booked-past': 'e res',
  'booked-today': 'e resauj',
  full: 'e plein',
}

const Chip = ({ place }: { place: PlaceView }) => {
  const { kind } = place.state
  if (kind === 'closed' || kind === 'past') return null
  return (
    <p class={LOOK[kind] ?? 'e'}>
      {kind === 'locked' && <Icon name="cadenas" />}
      {kind.startsWith('booked') && <Icon name="coche" />}
      <span>
        <Name place={place} />
        <b>
          {' '}
          {place.byOther ? 'réservé par l’autre parent' : WORDS[kind]}
          {kind === 'too-late' && place.limit && ` (avant ${showLast(place.limit, place)})`}
          {kind === 'locked' && place.limit && ` (depuis ${showLast(place.limit, place)})`}
        </b>
      </span>
    </p>
  )
}

/** The words «Réservable», «Réservé», «À ajouter», «À annuler» come from the style sheet: they follow the tick without script. */
const Box = ({ place, isFirst }: { place: PlaceView; isFirst: boolean }) => (
  <label class="c">
    <input
      type="checkbox"
      name="r"
      value={`${isoOf(place.day)}.${place.activity.id}.${CHILD}`}
      id={isFirst ? inputId('r') : undefined}
      checked={place.ticked}
      data-avant={place.state.kind === 'booked' ? '' : undefined}
    />
    <span>
      <Vh>{`${showDayInYear(place.day)},${NAME}`}</Vh> <Name place={place} />
      {place.byOther && <small> (réservé par l’autre parent)</small>}
    </span>
  </label>
)

const signatureOf = (place: PlaceView): string =>
  `${place.activity.id}${place.state.kind}${place.isBox ? 'x' : ''}${place.ticked ? 't' : ''}${place.byOther ? 'o' : ''}${place.limit ? place.limit.epochMilliseconds : ''}`

export type DayMenu = { readonly name: string; readonly dishes: string }
const NO_MENU: readonly DayMenu[] = []

/** How cells are drawn on a page. `names`: child → first name, when several are shown. */
export type CellsOf = {
  /** Of the town's settings: names and hours of activities are those of that revision. */
  readonly revision: string
  /** Whose agenda, as addresses say it. */
  readonly who: string
  /** Day → what is served. */
  readonly menus: ReadonlyMap<string, readonly DayMenu[]>
  readonly names: ReadonlyMap<number, string> | null
}

const placesHtml = (day: DayView, { child, places }: ChildDay, of: CellsOf, isFirst: boolean): string => {
  // A day gone by says nothing of what was not booked, not even a name.
  if (places.every(({ state }) => state.kind === 'past')) return ''
  let signature = `${of.revision}${isoOf(day.day)}${of.names ? 'n' : ''}${isFirst ? '1' : ''}`
  for (const place of places) signature += signatureOf(place)
  const first = isFirst ? places.find((place) => place.isBox) : undefined
  const html = drawn(signature, () => (
    <>{places.map((place) => (place.isBox ? <Box place={place} isFirst={place === first} /> : <Chip place={place} />))}</>
  ))
  const name = of.names?.get(child)
  if (name === undefined) return filled(html, String(child), '')
  return filled(WHO, '', name) + filled(html, String(child), ` ${name},`)
}

/** «Pourquoi ?», on a day that cannot be changed. `CHILD`: the child's number, or the whole family. */
const WhyLink = ({ day }: { day: DayView }) => (
  <p class="pourquoi sans-papier">
    <a href={`${agendaPaths.why}?personne=${CHILD}&jour=${isoOf(day.day)}`}>
      Pourquoi&#8239;?<Vh> {showDayInYear(day.day)}</Vh>
    </a>
  </p>
)

const isLocked = (day: DayView): boolean => !day.children.some((child) => child.places.some((place) => place.isBox))

/** What is served, opened by whoever wants to read it. */
const Menus = ({ menus }: { menus: readonly DayMenu[] }) => (
  <details class="menu-du-jour sans-papier">
    <summary>Menu du jour</summary>
    {menus.map(({ name, dishes }) => (
      <p>
        {name}&nbsp;: {dishes}
      </p>
    ))}
  </details>
)

const headHtml = (day: DayView, menus: readonly DayMenu[]): string =>
  drawn(
    `${isoOf(day.day)}${day.isToday ? 't' : ''}${day.closed ?? ''}|${menus.map(({ name, dishes }) => `${name}:${dishes}`).join('|')}`,
    () => (
      <>
        <p class="d">
          <time datetime={isoOf(day.day)}>
            <span class="jl">{WEEKDAYS_SHORT[day.day.dayOfWeek - 1]} </span>
            {day.day.day}
            <span class="jl"> {MONTHS[day.day.month - 1]}</span>
          </time>
          {day.isToday && <b>Aujourd’hui</b>}
        </p>
        {day.closed !== null && <p class="e">{day.closed}</p>}
        {menus.length > 0 && <Menus menus={menus} />}
      </>
    ),
  )

const dayClass = ({ closed, isToday, isPast, inMonth }: DayView): string =>
  `j${closed !== null ? ' ferme' : ''}${isToday ? ' auj' : ''}${isPast ? ' passe' : ''}${inMonth ? '' : ' hors'}`

const whyHtml = (day: DayView, of: CellsOf): string =>
  isLocked(day)
    ? filled(
        drawn(`?${isoOf(day.day)}`, () => <WhyLink day={day} />),
        of.who,
        '',
      )
    : ''

/** The seven days of a week. `firstChild`: of the child whose box errors lead to, on the day that has it. */
export const weekHtml = (week: WeekView, of: CellsOf, first: ChildDay | null): string => {
  let html = ''
  for (const day of week.days) {
    html += `<li class="${dayClass(day)}" id="j-${isoOf(day.day)}"${day.isToday ? ' aria-current="date"' : ''}>${headHtml(day, of.menus.get(isoOf(day.day)) ?? NO_MENU)}`
    for (const child of day.children) html += placesHtml(day, child, of, child === first)
    html += `${whyHtml(day, of)}</li>`
  }
  return html
}
