import { type Day, showDateDigits, showDay, showDayInYear, showMoment, showTime } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { listName, type Named } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { Activity } from '#features/catalogue/index.ts'
import type { FoundChild } from '#features/family/index.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, Empty, TableList, Tag } from '#ui/display.tsx'
import { Actions, Field, GetForm, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import { type AttendanceKind, costOf, offeredKinds, writeMark } from '../../domain/attendance.ts'
import type { Expected, RollCall } from '../../store/attendance.ts'
import { DayNav } from './days.tsx'
import type { ReasonForm } from './reason.form.ts'

export type CallsProps = {
  readonly day: Day
  readonly today: Day
  readonly sessions: readonly { readonly activity: Activity; readonly booked: number; readonly call: RollCall | null }[]
  readonly late: readonly { readonly activity: Activity; readonly day: Day; readonly booked: number; readonly isBegun: boolean }[]
}

const State = ({ call }: { call: RollCall | null }) => {
  if (call?.closedAt) return <Tag tone="success">Terminé</Tag>
  return call ? <Tag tone="info">Commencé</Tag> : <Tag tone="warning">À faire</Tag>
}

/** AG-13 · The day's sessions, and those of the days before that nobody finished. */
export const CallsPage = ({ day, today, sessions, late }: CallsProps) => (
  <Page title="Appel" heading={`Appel du ${showDay(day)}`} nav={agentPaths.calls} wide>
    <DayNav day={day} today={today} urlOf={agentPaths.callsOf} />
    {sessions.length === 0 ? (
      <Empty title="Aucun enfant attendu ce jour." />
    ) : (
      <TableList
        caption="Appels du jour"
        hideCaption
        columns={[{ head: 'Activité' }, { head: 'Attendus', numeric: true }, { head: 'État' }]}
        rows={sessions.map(({ activity, booked, call }) => [
          <a href={agentPaths.call(activity.id, day)}>
            {activity.name}, {showTime(activity.startsAt)}
          </a>,
          String(booked),
          <State call={call} />,
        ])}
      />
    )}
    {late.length > 0 && (
      <>
        <h2>Appels à terminer</h2>
        <ul>
          {late.map((one) => (
            <li>
              <a href={agentPaths.call(one.activity.id, one.day)}>
                {showDayInYear(one.day)}, {one.activity.name}
              </a>{' '}
              ({count(one.booked, 'enfant attendu', 'enfants attendus')}, {one.isBegun ? 'commencé' : 'pas commencé'})
            </li>
          ))}
        </ul>
      </>
    )}
  </Page>
)

export type CalledChild = { readonly expected: Expected; readonly about: string }

export type CallProps = {
  readonly activity: Activity
  readonly day: Day
  readonly today: Day
  readonly call: RollCall | null
  readonly kinds: readonly AttendanceKind[]
  readonly children: readonly CalledChild[]
  readonly form?: FormState
}

/** Nothing is marked yet: everybody is there, but those whose mark is changed. */
export const kindShown = (expected: Expected, kinds: readonly AttendanceKind[]): string | null =>
  expected.kind ?? offeredKinds(kinds, expected.booking !== null, null).find((kind) => kind.isPresent)?.code ?? null

const ChildMarks = ({ child, kinds }: { child: CalledChild; kinds: readonly AttendanceKind[] }) => {
  const { expected } = child
  const own = offeredKinds(kinds, expected.booking !== null, expected.kind)
  const shown = kindShown(expected, kinds)
  return (
    <fieldset class="appel-enfant">
      <legend>
        {listName(expected.name)}
        {child.about && <span class="discret"> {child.about}</span>}
      </legend>
      {own.map((kind) => {
        const id = `p-${expected.child}-${kind.code}`
        return (
          <div class="case">
            <input
              id={id}
              type="radio"
              name={`e${expected.child}`}
              value={writeMark({ child: expected.child, kind: kind.code })}
              checked={kind.code === shown}
            />
            <label for={id}>{kind.label}</label>
          </div>
        )
      })}
      {expected.booking === null && expected.settlements === 0 && (
        <Submit tone="link" name="retirer" value={String(expected.child)}>
          Retirer<span class="vh"> {listName(expected.name)}</span>
        </Submit>
      )}
    </fieldset>
  )
}

const Closed = ({ props, reason }: { props: CallProps; reason: ReasonForm }) => {
  const { activity, day, call, kinds, children } = props
  const labels = new Map(kinds.map((kind) => [kind.code, kind.label]))
  return (
    <>
      <Banner tone="success" title={`Appel terminé le ${showMoment(call!.closedAt!)}`} />
      <TableList
        caption="Présences"
        hideCaption
        columns={[{ head: 'Enfant' }, { head: 'Présence' }, { head: 'Prix', numeric: true }]}
        rows={children.map(({ expected }) => [
          listName(expected.name),
          labels.get(expected.kind ?? '') ?? 'Non pointé',
          showEuros(expected.settledCents ?? expected.priceCents ?? 0),
        ])}
      />
      <h2>Corriger cet appel</h2>
      <PostForm action={agentPaths.reopenCall(activity.id, day)}>
        <Field form={reason} name="motif" />
        <Actions>
          <Submit tone="secondary">Rouvrir l’appel</Submit>
        </Actions>
      </PostForm>
    </>
  )
}

const Open = ({ props }: { props: CallProps }) => {
  const { activity, day, kinds, children } = props
  return (
    <>
      <p>
        Tous présents sauf ceux que vous changez. Ce qui est dû suit la présence&nbsp;:{' '}
        {kinds
          .filter((kind) => !kind.isRetired)
          .map((kind) => `${kind.label}, ${costOf(kind)}`)
          .join(' ; ')
          .replaceAll(' ;', '\u202f;')}
        .
      </p>
      {children.length === 0 ? (
        <Empty title="Aucun enfant attendu." />
      ) : (
        <PostForm label="Appel">
          <Hidden
            name="avant"
            value={children
              .flatMap(({ expected: e }) => (e.kind === null ? [] : [writeMark({ child: e.child, kind: e.kind })]))
              .join(' ')}
          />
          <div class="appel">
            {children.map((child) => (
              <ChildMarks child={child} kinds={kinds} />
            ))}
          </div>
          <Actions>
            <Submit>Enregistrer</Submit>
            <Submit tone="secondary" action={agentPaths.finishCall(activity.id, day)}>
              Terminer l’appel
            </Submit>
          </Actions>
        </PostForm>
      )}
      <Actions>
        <LinkButton href={agentPaths.addToCall(activity.id, day)}>Ajouter un enfant non réservé</LinkButton>
      </Actions>
    </>
  )
}

export const CallPage = (props: CallProps & { readonly reason: ReasonForm }) => {
  const { activity, day, today, call, kinds, children, form } = props
  const present = new Set(kinds.filter((kind) => kind.isPresent).map((kind) => kind.code))
  const marked = children.filter(({ expected }) => expected.kind !== null)
  const here = marked.filter(({ expected }) => present.has(expected.kind!)).length
  const isEarly = Temporal.PlainDate.compare(day, today) > 0
  return (
    <Page
      title={`Appel – ${activity.name}`}
      heading={`${activity.name}, ${showDay(day)}`}
      form={props.reason.faults.length > 0 ? props.reason : form}
      nav={agentPaths.calls}
      back={{ href: agentPaths.callsOf(day), label: 'Appels du jour' }}
      wide
    >
      <p role="status">
        Attendus {children.length} · Présents {here} · Absents {marked.length - here} · Non pointés{' '}
        {children.length - marked.length}
      </p>
      {call?.reopenedWhy && !call.closedAt && (
        <Banner tone="warning" title={`Appel rouvert le ${showMoment(call.reopenedAt!)}`}>
          <p>
            Motif{nbsp}: {call.reopenedWhy}
          </p>
        </Banner>
      )}
      {isEarly ? (
        <Banner title="L’appel se fait à partir du jour même." />
      ) : call?.closedAt ? (
        <Closed props={props} reason={props.reason} />
      ) : (
        <Open props={props} />
      )}
    </Page>
  )
}

export type AddProps = {
  readonly activity: Activity
  readonly day: Day
  readonly search: string
  readonly found: readonly FoundChild[] | null
}

/** AG-13 · A child who is there without a booking. */
export const AddToCallPage = ({ activity, day, search, found }: AddProps) => (
  <Page
    title="Ajouter un enfant non réservé"
    caption={`${activity.name}, ${showDay(day)}`}
    nav={agentPaths.calls}
    back={{ href: agentPaths.call(activity.id, day), label: 'Appel' }}
  >
    <ChildSearch action={agentPaths.addToCall(activity.id)} search={search} hidden={[['jour', String(day)]]} />
    {found && (
      <Found found={found}>
        {(child) => (
          <PostForm action={agentPaths.addToCall(activity.id, day)}>
            <Hidden name="enfant" value={child.id} />
            <Submit tone="secondary">
              Ajouter<span class="vh"> {listName(child)}</span>
            </Submit>
          </PostForm>
        )}
      </Found>
    )}
  </Page>
)

/** Finds a child by the beginning of a name, or by number. */
export const ChildSearch = ({
  action,
  search,
  hidden = [],
}: {
  action: string
  search: string
  hidden?: readonly (readonly [string, string])[]
}) => (
  <GetForm action={action} label="Chercher un enfant">
    {hidden.map(([name, value]) => (
      <Hidden name={name} value={value} />
    ))}
    <div class="champ">
      <label for="cherche">Nom ou prénom de l’enfant, ou son numéro</label>
      <p class="indice" id="cherche-indice">
        Le début suffit, sans les accents
      </p>
      <input id="cherche" name="cherche" type="text" value={search} autocomplete="off" aria-describedby="cherche-indice" />
    </div>
    <Actions>
      <Submit>Chercher</Submit>
    </Actions>
  </GetForm>
)

export const Found = ({
  found,
  children,
}: {
  found: readonly FoundChild[]
  children: (child: FoundChild) => preact.ComponentChildren
}) =>
  found.length === 0 ? (
    <Empty title="Aucun enfant trouvé.">
      <p>Vérifiez l’orthographe, ou cherchez par l’autre nom.</p>
    </Empty>
  ) : (
    <TableList
      caption={count(found.length, 'enfant trouvé', 'enfants trouvés')}
      columns={[{ head: 'Enfant' }, { head: 'Né(e) le' }, { head: 'Numéro' }, { head: 'Geste' }]}
      rows={found.map((child) => [listName(child as Named), showDateDigits(child.birthDate), String(child.id), children(child)])}
    />
  )
