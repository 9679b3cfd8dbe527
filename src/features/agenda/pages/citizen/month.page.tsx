import type { VNode } from 'preact'
import type { Day } from '#core/days.ts'
import { isoOf, MONTHS, showDate, showMonth, showTime, WEEKDAYS_SHORT } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { Banner, Empty } from '#ui/display.tsx'
import { composedOnce, drawnOnce, hole, valuesOf } from '#ui/drawn.tsx'
import { Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { asDrawn } from '#ui/page-bytes.ts'
import { monthOf, monthTitle, weekTitle } from '../../domain/month.ts'
import { type ChildDay, type MonthView, placeName, showPrices } from '../../domain/month-view.ts'
import { type AgendaAt, type AgendaView, type AnybodysAgendaAt, agendaPaths, FAMILY } from '../../paths.ts'
import { type Asked, type EmptyReason, placeOf } from './asked.ts'
import { type CellsOf, cellValues, weekOf } from './month.cells.tsx'
import type { Chooser, MonthProps } from './month.props.ts'

const composed = composedOnce()

/** Of the child at that place in the family: number, name. */
const childNumber = (place: number): string => hole(2 * place)
const childName = (place: number): string => hole(2 * place + 1)

const PersonChooser = ({ count, chosen, asked }: { count: number; chosen: number | null; asked: Asked }) => {
  const link = (who: string, name: string, isChosen: boolean) => (
    <li>
      <a href={agendaPaths.at({ ...placeOf(asked, FAMILY), who })} aria-current={isChosen ? 'page' : undefined}>
        {name}
      </a>
    </li>
  )
  return (
    <nav class="agenda-de" aria-label="Agenda de">
      <p aria-hidden="true">Agenda de</p>
      <ul class="onglets" role="list">
        {Array.from({ length: count }, (_, place) => link(childNumber(place), childName(place), place === chosen))}
        {count > 1 && link(FAMILY, 'Toute la famille', chosen === null)}
      </ul>
    </nav>
  )
}

/** The same for all families of as many children, but for their names. */
const personChooser = ({ children, chosen, asked }: Chooser): VNode => {
  const place = chosen === FAMILY ? null : children.findIndex((child) => child.id === chosen)
  return composed(
    `${asked.view} ${asked.month} ${isoOf(asked.first)} ${children.length} ${place}`,
    () => <PersonChooser count={children.length} chosen={place} asked={asked} />,
    valuesOf(children.flatMap((child) => [String(child.id), listName(child)])),
  )
}

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

type Shown = Extract<MonthProps, { kind: 'month' }>

const whoOf = ({ chooser, children }: Shown): AgendaAt['who'] => (chooser.chosen === FAMILY ? FAMILY : children[0]!.id)

type Step = { readonly href: string; readonly label: string }

/** Before, after, and back to today, month by month or week by week. */
const stepsOf = (at: AnybodysAgendaAt, asked: Asked, today: Day): Step[] => {
  const url = (over: Partial<AnybodysAgendaAt>) => agendaPaths.at({ ...at, ...over })
  if (asked.view === 'semaine') {
    const [before, after] = [asked.first.subtract({ weeks: 1 }), asked.first.add({ weeks: 1 })]
    const isNow = !(today.until(asked.first).days > 0 || asked.last.until(today).days > 0)
    return [
      ...(before.year >= 2000 ? [{ href: url({ day: before }), label: `Semaine précédente (${before.weekOfYear})` }] : []),
      ...(after.year < 2100 ? [{ href: url({ day: after }), label: `Semaine suivante (${after.weekOfYear})` }] : []),
      ...(isNow ? [] : [{ href: url({ day: today }), label: 'Aujourd’hui' }]),
    ]
  }
  const { month } = asked
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  return [
    ...(before.year >= 2000 ? [{ href: url({ month: before }), label: `Mois précédent (${showMonth(before)})` }] : []),
    ...(after.year < 2100 ? [{ href: url({ month: after }), label: `Mois suivant (${showMonth(after)})` }] : []),
    ...(month.equals(monthOf(today)) ? [] : [{ href: url({ month: monthOf(today) }), label: 'Aujourd’hui' }]),
  ]
}

const Steps = ({ steps, label }: { steps: readonly Step[]; label: string }) => (
  <nav aria-label={label}>
    <ul class="agenda-mois" role="list">
      {steps.map((step) => (
        <li>
          <a href={step.href}>{step.label}</a>
        </li>
      ))}
    </ul>
  </nav>
)

const VIEWS: readonly (readonly [AgendaView, string])[] = [
  ['mois', 'Mois'],
  ['semaine', 'Semaine'],
  ['liste', 'Liste'],
]

/** The week that holds today, when the month does; its first one otherwise. */
const dayToShow = (asked: Asked, today: Day): Day =>
  monthOf(today).equals(asked.month) ? today : asked.month.toPlainDate({ day: 1 })

const Views = ({ at, asked, today }: { at: AnybodysAgendaAt; asked: Asked; today: Day }) => (
  <nav aria-label="Présentation">
    <ul class="agenda-mois" role="list">
      {VIEWS.map(([view, label]) => (
        <li>
          <a
            href={agendaPaths.at({
              ...at,
              view,
              month: asked.month,
              day: asked.view === 'semaine' ? asked.first : dayToShow(asked, today),
            })}
            aria-current={asked.view === view ? 'true' : undefined}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const composedNavs = composedOnce()
/** The same for everybody, but for whose agenda it is. */
const navs = (at: AgendaAt, asked: Asked, today: Day): VNode => {
  const anybodys = { ...at, who: hole(0) }
  return composedNavs(
    `${asked.view} ${asked.month} ${isoOf(asked.first)} ${isoOf(today)}`,
    () => (
      <>
        <Steps steps={stepsOf(anybodys, asked, today)} label={asked.view === 'semaine' ? 'Semaine' : 'Mois'} />
        <Views at={anybodys} asked={asked} today={today} />
      </>
    ),
    valuesOf([String(at.who)]),
  )
}

const LEGEND = [
  ['libre', 'Réservable'],
  ['res', 'Réservé'],
  ['auj', 'Aujourd’hui'],
  ['resauj', 'Réservé aujourd’hui'],
  ['ferme', 'Fermé'],
] as const

const drawn = drawnOnce()
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

/** Where the error «nothing ticked» leads: the first box of the page. */
const firstBoxOf = (view: MonthView): ChildDay | null => {
  for (const { days } of view.weeks) {
    for (const { children } of days) {
      const found = children.find((child) => child.shows.hasBox)
      if (found) return found
    }
  }
  return null
}

const WeekdayNames = () => (
  <p class="th" aria-hidden="true">
    <span>Sem.</span>
    {WEEKDAYS_SHORT.map((name) => (
      <span>{name}</span>
    ))}
  </p>
)

const Grid = ({ view, asList, of }: { view: MonthView; asList: boolean; of: CellsOf }) => {
  const first = firstBoxOf(view)
  return (
    <div class={`agenda${asList ? ' en-liste' : ''}${of.names ? ' famille' : ''}`}>
      {asDrawn(drawn('jours', () => <WeekdayNames />))}
      <ol role="list">{view.weeks.map((week) => weekOf(week, of, first))}</ol>
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

/** The same for all the families that pay the same. */
const termsHtml = ({ view, isComputed, revision }: Shown): string =>
  drawn(
    `${revision}${isComputed}${view.terms.map(({ activity, prices, sentences }) => `|${activity.id} ${prices.join()} ${sentences.join()}`).join('')}`,
    () => <Terms view={view} isComputed={isComputed} />,
  )

const FirstFree = ({ props, at }: { props: Shown; at: AgendaAt }) => {
  if (props.view.hasFreeDay || !props.canBook) return null
  const { firstFree, chooser } = props
  const what = chooser.asked.view === 'semaine' ? 'cette semaine' : 'ce mois-ci'
  return (
    <Banner tone="info" title={`Aucun jour n’est réservable ${what}.`}>
      {firstFree ? (
        <p>
          <a href={`${agendaPaths.at({ ...at, month: monthOf(firstFree), day: firstFree })}#j-${firstFree}`}>
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

const titleOf = ({ view, month, first, last }: Asked): string => (view === 'semaine' ? weekTitle(first, last) : monthTitle(month))

const Body = ({ props }: { props: Shown }) => {
  const { view, canBook, chooser, today, children } = props
  const { asked } = chooser
  const at = placeOf(asked, whoOf(props))
  const names = chooser.chosen === FAMILY ? new Map(children.map((child) => [child.id, child.firstName])) : null
  const shown = children.map((child) => child.id)
  const values = cellValues(String(at.who), shown, names)
  const grid = (
    <Grid view={view} asList={asked.view === 'liste'} of={{ revision: props.revision, values, menus: props.menus, names }} />
  )
  return (
    <>
      <h2 class="agenda-titre">{titleOf(asked)}</h2>
      {navs(at, asked, today)}
      {canBook && (
        <p class="sans-papier">
          <LinkButton href={typeof at.who === 'number' ? `${agendaPaths.group}?personne=${at.who}` : agendaPaths.group}>
            Réservations groupées
          </LinkButton>
        </p>
      )}
      <FirstFree props={props} at={at} />
      {!canBook && <Banner tone="info" title="Vous pouvez consulter cet agenda, mais pas y réserver." />}
      {asDrawn(drawn('legend', () => <Legend />))}
      {view.hasBox ? (
        <PostForm action={agendaPaths.reviewOf(at)} label="Réservations du mois">
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
      {view.terms.length > 0 && asDrawn(termsHtml(props))}
    </>
  )
}

export const MonthPage = (props: MonthProps) => {
  const { asked } = props.chooser
  const when =
    asked.view === 'semaine' ? `semaine ${asked.first.weekOfYear}` : `${MONTHS[asked.month.month - 1]} ${asked.month.year}`
  const title = props.kind === 'month' ? `Agenda – ${when}` : 'Agenda'
  return (
    <Page title={title} heading="Agenda" nav={agendaPaths.month} wide form={props.kind === 'month' ? props.form : undefined}>
      {props.chooser.children.length > 0 && personChooser(props.chooser)}
      {props.kind === 'month' ? <Body props={props} /> : <Nothing reason={props.reason} />}
    </Page>
  )
}
