import type { ComponentChildren, VNode } from 'preact'
import { type Instant, isoOf, MONTHS, PARIS, showDayInYear, showTime, WEEKDAYS, WEEKDAYS_SHORT } from '#core/days.ts'
import { inputId } from '#forms/fields.ts'
import { Icon, Vh } from '#ui/display.tsx'
import { composedOnce, drawnOnce, hole, type Values, valuesOf } from '#ui/drawn.tsx'
import { asDrawn } from '#ui/page-bytes.ts'
import { placeKeyOf } from '../../domain/changes.ts'
import type { ChildDay, DayView, PlaceView, WeekView } from '../../domain/month-view.ts'
import { agendaPaths } from '../../paths.ts'

/** The days of the month, as HTML: each is drawn once for everybody, its children's numbers and names are filled in. */
const drawn = drawnOnce()
/** Its weeks: most families have the same ones. */
const composed = composedOnce()

/** Whose agenda, as addresses say it. */
const WHO = hole(0)
/** Of the child at that place among those shown: number, first name. */
const numberOf = (place: number): string => hole(1 + 2 * place)
const nameOf = (place: number): string => hole(2 + 2 * place)

/** What the holes of a page are filled with. */
export const cellValues = (who: string, children: readonly number[], names: CellsOf['names']): Values =>
  valuesOf([who, ...children.flatMap((child) => [String(child), names?.get(child) ?? ''])])

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
const Box = ({ place, isFirst, at, named }: { place: PlaceView; isFirst: boolean; at: number; named: boolean }) => (
  <label class="c">
    <input
      type="checkbox"
      name="r"
      value={placeKeyOf(place.key, numberOf(at))}
      id={isFirst ? inputId('r') : undefined}
      checked={place.ticked}
      data-avant={place.state.kind === 'booked' ? '' : undefined}
    />
    <span>
      <Vh>{`${showDayInYear(place.day)},${named ? ` ${nameOf(at)},` : ''}`}</Vh> <Name place={place} />
      {place.byOther && <small> (réservé par l’autre parent)</small>}
    </span>
  </label>
)

export type DayMenu = { readonly name: string; readonly dishes: string }
const NO_MENU: readonly DayMenu[] = []

/** How cells are drawn on a page. `names`: child → first name, when several are shown. */
export type CellsOf = {
  /** Of the town's settings: names and hours of activities are those of that revision. */
  readonly revision: string
  readonly values: Values
  /** Day → what is served. */
  readonly menus: ReadonlyMap<string, readonly DayMenu[]>
  readonly names: ReadonlyMap<number, string> | null
}

/** `at`: the child's place among those shown. */
const placesHtml = (day: DayView, at: number, of: CellsOf, isFirst: boolean): string => {
  const { places, looks } = day.children[at]!.shows
  // A day gone by says nothing of what was not booked, not even a name.
  if (places.every(({ state }) => state.kind === 'past')) return ''
  const named = of.names !== null
  const first = isFirst ? places.find((place) => place.isBox) : undefined
  return drawn(`${of.revision}${isoOf(day.day)} ${at}${named ? 'n' : ''}${isFirst ? '1' : ''}${looks}`, () => (
    <>
      {named && <p class="qui">{nameOf(at)}</p>}
      {places.map((place) =>
        place.isBox ? <Box place={place} isFirst={place === first} at={at} named={named} /> : <Chip place={place} />,
      )}
    </>
  ))
}

/** «Pourquoi ?», on a day that cannot be changed. */
const WhyLink = ({ day }: { day: DayView }) => (
  <p class="pourquoi sans-papier">
    <a href={`${agendaPaths.why}?personne=${WHO}&jour=${isoOf(day.day)}`}>
      Pourquoi&#8239;?<Vh> {showDayInYear(day.day)}</Vh>
    </a>
  </p>
)

const isLocked = (day: DayView): boolean => !day.children.some((child) => child.shows.hasBox)

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

/** Everything that the head of a day shows. */
const headSignature = (day: DayView, menus: readonly DayMenu[]): string =>
  `${isoOf(day.day)}${day.isToday ? 't' : ''}${day.closed ?? ''}|${menus.map(({ name, dishes }) => `${name}:${dishes}`).join('|')}`

const headHtml = (day: DayView, menus: readonly DayMenu[]): string =>
  drawn(headSignature(day, menus), () => (
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
  ))

const dayClass = ({ closed, isToday, isPast, inMonth }: DayView): string =>
  `j${closed !== null ? ' ferme' : ''}${isToday ? ' auj' : ''}${isPast ? ' passe' : ''}${inMonth ? '' : ' hors'}`

const whyHtml = (day: DayView): string => (isLocked(day) ? drawn(`?${isoOf(day.day)}`, () => <WhyLink day={day} />) : '')

const dayHtml = (day: DayView, of: CellsOf, first: ChildDay | null): string => {
  let html = `<li class="${dayClass(day)}" id="j-${isoOf(day.day)}"${day.isToday ? ' aria-current="date"' : ''}>`
  html += headHtml(day, of.menus.get(isoOf(day.day)) ?? NO_MENU)
  for (let at = 0; at < day.children.length; at++) html += placesHtml(day, at, of, day.children[at] === first)
  return `${html}${whyHtml(day)}</li>`
}

const Week = ({ number, children }: { number: number; children: ComponentChildren }) => (
  <li class="s">
    <h3 class="sem">
      <abbr title="Semaine">Sem.</abbr> {number}
    </h3>
    <ol class="js" role="list">
      {children}
    </ol>
  </li>
)

/** A week with its seven days. `first`: of the child whose box errors lead to, on the day that has it. */
export const weekOf = (week: WeekView, of: CellsOf, first: ChildDay | null): VNode => {
  let signature = `${of.revision}${of.names ? 'n' : ''}`
  for (const day of week.days) {
    signature += `/${headSignature(day, of.menus.get(isoOf(day.day)) ?? NO_MENU)}${day.isPast ? 'p' : ''}${day.inMonth ? '' : 'h'}`
    for (const child of day.children) signature += `;${child === first ? '1' : ''}${child.shows.looks}`
  }
  const compose = () => <Week number={week.number}>{asDrawn(week.days.map((day) => dayHtml(day, of, first)).join(''))}</Week>
  return composed(signature, compose, of.values)
}
