import { type Day, showDateDigits, showDay, showDayInYear, showMonth, showTime } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { greetingName, listName, type Named } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { Activity } from '#features/catalogue/index.ts'
import { type FoundChild, familyFile } from '#features/family/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { Banner, Empty, TableList } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { ForcedReview } from '../../actions/change-for-family.ts'
import { agentPaths } from '../../agent-paths.ts'
import { slotKey } from '../../domain/changes.ts'
import type { Month } from '../../domain/month.ts'
import type { Slot } from '../../domain/slot.ts'
import { agendaRefusals } from '../../refusals.ts'
import { ChildSearch, Found } from './call.page.tsx'
import type { ForcedForm } from './family.form.ts'

export type FamiliesProps = {
  readonly search: string
  readonly found: readonly FoundChild[] | null
  /** The family whose children are shown, when nobody was looked for. */
  readonly household: number | null
}

export const FamiliesPage = ({ search, found, household }: FamiliesProps) => (
  <Page title="Agendas des familles" nav={agentPaths.families}>
    <p>Pour voir le mois d’un enfant, réserver, annuler ou déplacer à la demande de sa famille.</p>
    <ChildSearch action={agentPaths.families} search={search} />
    {found && (
      <Found found={found}>
        {(child) => (
          <a href={household === null ? agentPaths.family(child.id) : agentPaths.familyFor(child.id, household)}>
            Voir l’agenda<span class="vh"> de {listName(child)}</span>
          </a>
        )}
      </Found>
    )}
  </Page>
)

export type AgentDay = {
  readonly day: Day
  readonly slots: readonly { readonly activity: Activity; readonly slot: Slot; readonly canChange: boolean }[]
}

export type FamilyProps = {
  readonly child: FoundChild
  readonly payers: readonly (Named & { readonly household: number })[]
  readonly month: Month
  readonly days: readonly AgentDay[]
  /** The family that the agent acts for, when its file led here. */
  readonly household: number | null
  readonly form?: ForcedForm
}

const placeName = (activity: Activity): string => `${showTime(activity.startsAt)}, ${activity.serviceName} – ${activity.name}`

const stateOf = (slot: Slot): string => {
  if (slot.booking) return `réservé, ${showEuros(slot.booking.priceCents)}`
  if (!slot.opening.open) return slot.opening.label
  if (!slot.price) return 'tarif non publié'
  return `${showEuros(slot.price.cents)}, ${slot.taken}${nbsp}/${nbsp}${slot.places} places prises`
}

const Day_ = ({ day, slots }: AgentDay) => (
  <fieldset class="champ">
    <legend>{showDayInYear(day)}</legend>
    {slots.map(({ activity, slot, canChange }) => {
      const id = `r-${slotKey(slot).replaceAll('.', '-')}`
      return canChange ? (
        <div class="case">
          <input id={id} type="checkbox" name="r" value={slotKey(slot)} checked={slot.booking !== null} />
          <label for={id}>
            {placeName(activity)} <span class="discret">({stateOf(slot)})</span>
          </label>
        </div>
      ) : (
        <p>
          {placeName(activity)} <span class="discret">({stateOf(slot)})</span>
        </p>
      )
    })}
  </fieldset>
)

const MonthNav = ({ child, month, household }: { child: number; month: Month; household: number | null }) => {
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  const urlOf = (shown: Month) =>
    household === null ? agentPaths.family(child, shown) : agentPaths.familyFor(child, household, shown)
  return (
    <nav aria-label="Mois">
      <ul class="agenda-mois" role="list">
        <li>
          <a href={urlOf(before)}>Mois précédent ({showMonth(before)})</a>
        </li>
        <li>
          <a href={urlOf(after)}>Mois suivant ({showMonth(after)})</a>
        </li>
      </ul>
    </nav>
  )
}

/** AG-16 · A child's month, as an agent may change it. */
export const FamilyPage = ({ child, payers, month, days, household, form }: FamilyProps) => {
  const shown = days.flatMap(({ slots }) =>
    slots.filter(({ slot, canChange }) => canChange && slot.booking).map(({ slot }) => slotKey(slot)),
  )
  return (
    <Page
      title="Agenda d’une famille"
      heading={listName(child)}
      caption={`Agenda de ${showMonth(month)}`}
      form={form}
      nav={agentPaths.families}
      back={
        household === null
          ? { href: agentPaths.families, label: 'Chercher un enfant' }
          : { href: familyFile(household), label: 'Dossier de la famille' }
      }
    >
      <p>
        Né(e) le {showDateDigits(child.birthDate)}, numéro {child.id}.
      </p>
      <MonthNav child={child.id} month={month} household={household} />
      {payers.length === 0 ? (
        <Empty title="Personne ne peut réserver pour cet enfant.">
          <p>Il faut d’abord qu’un parent en ait le droit et appartienne à un foyer.</p>
        </Empty>
      ) : days.length === 0 ? (
        <Empty title="Aucune activité ce mois-ci.">
          <p>Cet enfant n’est inscrit à aucune activité, ou rien n’est ouvert.</p>
        </Empty>
      ) : (
        <>
          <p>
            Cochez pour réserver, décochez pour annuler&nbsp;; faites les deux pour déplacer. Vous pouvez passer outre les délais,
            les places et les jours passés, en donnant le motif. La famille est prévenue.
          </p>
          <PostForm action={agentPaths.reviewFamily(child.id, month)} label="Réservations du mois">
            <Hidden name="avant" value={shown.join(' ')} />
            {days.map((day) => (
              <Day_ {...day} />
            ))}
            <Required />
            {form && <Field form={form} name="foyer" />}
            {form && <Field form={form} name="motif" />}
            <Actions>
              <Submit>Vérifier</Submit>
            </Actions>
          </PostForm>
        </>
      )}
    </Page>
  )
}

export type ForcedReviewProps = {
  readonly child: FoundChild
  readonly payer: Named
  readonly month: Month
  readonly review: ForcedReview
  readonly activities: ReadonlyMap<number, Activity>
  readonly seen: readonly string[]
  readonly household: number
  readonly why: string
  readonly formKey: string
  readonly refused?: ForcedForm
}

/** AG-16 · What will be done in the family's name, and which of its rules it goes beyond. */
export const ForcedReviewPage = (props: ForcedReviewProps) => {
  const { child, payer, month, review, activities, seen, household, why, formKey, refused } = props
  const lineOf = (slot: Slot) => `${showDay(slot.day)}, ${placeName(activities.get(slot.activity)!)}`
  return (
    <Page
      title="Vérifier les réservations"
      caption={listName(child)}
      form={refused}
      nav={agentPaths.families}
      back={{ href: agentPaths.family(child.id, month), label: 'Agenda' }}
    >
      {review.refused.length > 0 && (
        <Banner tone="warning" title={`${count(review.refused.length, 'changement impossible', 'changements impossibles')}`}>
          <ul>
            {review.refused.map(({ slot, refusal, details }) => (
              <li>
                {lineOf(slot)}&nbsp;: {sentenceOf(agendaRefusals, { ok: false, refusal, details })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {review.changes.length === 0 ? (
        <Empty title="Rien à enregistrer." action={{ href: agentPaths.family(child.id, month), label: 'Revenir à l’agenda' }} />
      ) : (
        <>
          <TableList
            caption="Changements"
            columns={[
              { head: 'Jour et activité' },
              { head: 'Geste' },
              { head: 'Règle dépassée' },
              { head: 'Prix', numeric: true },
            ]}
            rows={review.changes.map(({ slot, wish, cents, beyond }) => [
              lineOf(slot),
              wish === 'book' ? 'Réservé' : 'Annulé',
              beyond ? sentenceOf(agendaRefusals, beyond) : 'Aucune',
              showEuros(wish === 'book' ? -cents : cents),
            ])}
          />
          <p>
            Foyer débité&nbsp;: {greetingName(payer)}. Une annulation recrédite celui qui avait payé. Motif&nbsp;: {why}
          </p>
          <PostForm action={agentPaths.saveFamily(child.id, month)} formKey={formKey}>
            {seen.map((one) => (
              <Hidden name="vu" value={one} />
            ))}
            <Hidden name="foyer" value={household} />
            <Hidden name="motif" value={why} />
            <Actions>
              <Submit>Enregistrer pour la famille</Submit>
              <LinkButton href={agentPaths.family(child.id, month)}>Annuler</LinkButton>
            </Actions>
          </PostForm>
        </>
      )}
    </Page>
  )
}
