import { MONTHS, showDate, showDayInYear, showMonth, showTime, WEEKDAYS_SHORT } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { inputId } from '#forms/fields.ts'
import { Banner, Empty, Icon, Vh } from '#ui/display.tsx'
import { Hidden, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { type Month, monthTitle } from '../../domain/month.ts'
import { type DayView, type MonthView, type PlaceView, placeName, showPrices, type WeekView } from '../../domain/month-view.ts'
import { agendaPaths } from '../../paths.ts'
import type { Chooser, EmptyReason, MonthProps } from './month.props.ts'

const ChildChooser = ({ children, chosen, month }: Chooser) => (
  <nav class="agenda-de" aria-label="Agenda de">
    <p aria-hidden="true">Agenda de</p>
    <ul class="onglets" role="list">
      {children.map((child) => (
        <li>
          <a href={agendaPaths.ofMonth({ child: child.id, month })} aria-current={child.id === chosen ? 'page' : undefined}>
            {listName(child)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const EMPTY: Readonly<Record<EmptyReason, { title: string; text: string; action: { href: string; label: string } }>> = {
  'no-child': {
    title: 'Aucun enfant n’est lié à votre compte.',
    text: 'Pour réserver des repas ou de la garderie, remplissez d’abord une fiche enfant. La mairie la vérifie, puis l’agenda s’ouvre.',
    action: { href: '/demarches/fiche-enfant', label: 'Faire une fiche enfant' },
  },
  'being-checked': {
    title: 'La fiche de cet enfant est en cours de vérification.',
    text: 'Vous pourrez réserver dès que la mairie l’aura acceptée. Un courriel vous préviendra.',
    action: { href: '/demandes', label: 'Suivre mes demandes' },
  },
  draft: {
    title: 'La fiche de cet enfant n’est pas encore enregistrée.',
    text: 'Terminez-la et enregistrez-la : la mairie pourra alors la vérifier, et vous pourrez réserver.'.replace(
      ' :',
      '\u00a0:',
    ),
    action: { href: '/demandes', label: 'Reprendre ma demande' },
  },
  'no-enrolment': {
    title: 'Cet enfant n’est inscrit à aucune activité.',
    text: 'Pour réserver, faites une fiche enfant : indiquez l’établissement et le niveau, et cochez les sessions souhaitées.'.replace(
      ' :',
      '\u00a0:',
    ),
    action: { href: '/demarches/fiche-enfant', label: 'Faire une fiche enfant' },
  },
}

const Nothing = ({ reason }: { reason: EmptyReason }) => {
  const { title, text, action } = EMPTY[reason]
  return (
    <Empty title={title} action={action}>
      <p>{text}</p>
    </Empty>
  )
}

const MonthNav = ({ child, month, today }: { child: number; month: Month; today: Month }) => {
  const link = (to: Month, label: string) => (
    <li>
      <a href={agendaPaths.ofMonth({ child, month: to })}>
        {label} ({showMonth(to)})
      </a>
    </li>
  )
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  return (
    <nav aria-label="Mois">
      <ul class="agenda-mois" role="list">
        {before.year >= 2000 && link(before, 'Mois précédent')}
        {after.year < 2100 && link(after, 'Mois suivant')}
        {!month.equals(today) && (
          <li>
            <a href={agendaPaths.ofMonth({ child, month: today })}>Aujourd’hui</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

const LEGEND = [
  ['libre', 'Réservable'],
  ['res', 'Réservé'],
  ['auj', 'Aujourd’hui'],
  ['resauj', 'Réservé aujourd’hui'],
  ['ferme', 'Fermé'],
] as const

const Legend = () => (
  <ul class="agenda-legende" role="list" aria-label="Légende">
    {LEGEND.map(([kind, word]) => (
      <li>
        <span class={`clef p-${kind}`} aria-hidden="true" />
        {word}
      </li>
    ))}
  </ul>
)

/** The service's name is read and listed; the wide grid shows the time and the activity only. */
const Name = ({ place: { activity } }: { place: PlaceView }) => (
  <>
    {showTime(activity.startsAt)}, <span class="sv">{activity.serviceName} –</span> {activity.name}
  </>
)

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
        <b> {place.byOther ? 'réservé par l’autre parent' : WORDS[kind]}</b>
      </span>
    </p>
  )
}

/** The words «Réservable», «Réservé», «À ajouter», «À annuler» come from the style sheet: they follow the tick without script. */
const Box = ({ place, day, id }: { place: PlaceView; day: DayView; id?: string }) => (
  <label class="c">
    <input
      type="checkbox"
      name="r"
      value={place.key}
      id={id}
      checked={place.ticked}
      data-avant={place.state.kind === 'booked' ? '' : undefined}
    />
    <span>
      <Vh>{showDayInYear(day.day)},</Vh> <Name place={place} />
      {place.byOther && <small> (réservé par l’autre parent)</small>}
    </span>
  </label>
)

const isBox = (place: PlaceView): boolean => place.state.kind === 'free' || place.state.kind === 'booked'

const dayClass = ({ closed, isToday, isPast, inMonth }: DayView): string =>
  ['j', closed !== null && 'ferme', isToday && 'auj', isPast && 'passe', !inMonth && 'hors'].filter(Boolean).join(' ')

const DayCell = ({ day, canBook, first }: { day: DayView; canBook: boolean; first: string | undefined }) => (
  <li class={dayClass(day)} id={`j-${day.day}`} aria-current={day.isToday ? 'date' : undefined}>
    <p class="d">
      <time datetime={String(day.day)}>
        <span class="jl">{WEEKDAYS_SHORT[day.day.dayOfWeek - 1]} </span>
        {day.day.day}
        <span class="jl"> {MONTHS[day.day.month - 1]}</span>
      </time>
      {day.isToday && <b>Aujourd’hui</b>}
    </p>
    {day.closed !== null && <p class="e">{day.closed}</p>}
    {day.places.map((place) =>
      canBook && isBox(place) ? (
        <Box place={place} day={day} id={place.key === first ? inputId('r') : undefined} />
      ) : (
        <Chip place={place} />
      ),
    )}
  </li>
)

const Week = ({ week, canBook, first }: { week: WeekView; canBook: boolean; first: string | undefined }) => (
  <li class="s">
    <h3 class="sem">
      <abbr title="Semaine">Sem.</abbr> {week.number}
    </h3>
    <ol class="js" role="list">
      {week.days.map((day) => (
        <DayCell day={day} canBook={canBook} first={first} />
      ))}
    </ol>
  </li>
)

const Grid = ({ view, canBook }: { view: MonthView; canBook: boolean }) => {
  const first = view.weeks
    .flatMap((week) => week.days)
    .flatMap((day) => day.places)
    .find(isBox)?.key
  return (
    <div class="agenda">
      <p class="th" aria-hidden="true">
        <span>Sem.</span>
        {WEEKDAYS_SHORT.map((name) => (
          <span>{name}</span>
        ))}
      </p>
      <ol role="list">
        {view.weeks.map((week) => (
          <Week week={week} canBook={canBook} first={first} />
        ))}
      </ol>
    </div>
  )
}

const Terms = ({ view, isComputed }: { view: MonthView; isComputed: boolean }) => (
  <div class="agenda-regles">
    <h2>Tarifs et délais</h2>
    <ul>
      {view.terms.map(({ activity, prices, sentences }) => (
        <li>
          {placeName(activity)}, jusqu’à {showTime(activity.endsAt)}&nbsp;:{' '}
          {prices.length > 0 ? showPrices(prices) : 'tarif non publié'}. {sentences.join(' ')}
        </li>
      ))}
    </ul>
    {isComputed && (
      <p class="discret">
        Calendrier de démonstration&nbsp;: les vacances sont calculées par des règles simples, ce ne sont pas les dates
        officielles.
      </p>
    )}
  </div>
)

const FirstFree = ({ props }: { props: Extract<MonthProps, { kind: 'month' }> }) => {
  if (props.view.hasFreeDay || !props.canBook) return null
  const { firstFree, child } = props
  return (
    <Banner tone="info" title="Aucun jour n’est réservable ce mois-ci.">
      {firstFree ? (
        <p>
          <a href={`${agendaPaths.ofMonth({ child: child.id, month: firstFree.toPlainYearMonth() })}#j-${firstFree}`}>
            Aller au premier jour réservable
          </a>{' '}
          ({showDate(firstFree)}).
        </p>
      ) : (
        <p>Aucun jour n’est réservable pour le moment. Contactez la mairie si cela vous surprend.</p>
      )}
    </Banner>
  )
}

const Body = ({ props }: { props: Extract<MonthProps, { kind: 'month' }> }) => {
  const { child, month, view, canBook } = props
  const hasBox = canBook && view.weeks.some((week) => week.days.some((day) => day.places.some(isBox)))
  const grid = <Grid view={view} canBook={canBook} />
  return (
    <>
      <h2 class="agenda-titre">{monthTitle(month)}</h2>
      <MonthNav child={child.id} month={month} today={props.today} />
      <FirstFree props={props} />
      {!canBook && <Banner tone="info" title="Vous pouvez consulter cet agenda, mais pas y réserver." />}
      <Legend />
      {hasBox ? (
        <PostForm action={agendaPaths.reviewOf({ child: child.id, month })} label="Réservations du mois">
          <Hidden name="avant" value={view.shown.join(' ')} />
          <a class="evitement" href="#enregistrer">
            Aller à l’enregistrement
          </a>
          {grid}
          <div class="agenda-enregistrer sans-papier" id="enregistrer">
            <Submit>Vérifier et enregistrer</Submit>
            <p>Rien n’est réservé ni annulé avant votre confirmation.</p>
          </div>
        </PostForm>
      ) : (
        grid
      )}
      {view.terms.length > 0 && <Terms view={view} isComputed={props.isComputed} />}
    </>
  )
}

export const MonthPage = (props: MonthProps) => {
  const title = props.kind === 'month' ? `Agenda – ${showMonth(props.month)}` : 'Agenda'
  return (
    <Page title={title} heading="Agenda" nav={agendaPaths.month} wide form={props.kind === 'month' ? props.form : undefined}>
      {props.chooser.children.length > 0 && <ChildChooser {...props.chooser} />}
      {props.kind === 'month' ? <Body props={props} /> : <Nothing reason={props.reason} />}
    </Page>
  )
}
