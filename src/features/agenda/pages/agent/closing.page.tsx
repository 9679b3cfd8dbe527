import type { Body } from '#core/body.ts'
import { sameDay, showDay } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import { count, nbsp, plural } from '#core/text.ts'
import type { Closure } from '#features/catalogue/index.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { LetterPreview, type PreviewProps } from '#ui/letter.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import type { Impact } from '../../domain/closing.ts'
import type { ClosingForm } from './closing.form.ts'

const BACK = { href: agentPaths.calendar, label: 'Calendrier' }

export const CloseFormPage = ({ form }: { form: ClosingForm }) => (
  <Page title="Fermer des jours" form={form} nav={agentPaths.calendar} back={BACK}>
    <p>Avant d’enregistrer, vous verrez combien de réservations seront annulées et ce que les familles recevront.</p>
    <Required />
    <PostForm>
      <Field form={form} name="nature" />
      <Field form={form} name="motif" />
      <Field form={form} name="du" />
      <Field form={form} name="au" />
      <Field form={form} name="activites" />
      <Actions>
        <Submit>Voir les conséquences</Submit>
        <LinkButton href={agentPaths.calendar}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

/** «du lundi 16 au vendredi 20 octobre 2017» */
export const showRange = ({ firstDay, lastDay }: Closure): string =>
  sameDay(firstDay, lastDay) ? `le ${showDay(firstDay)}` : `du ${showDay(firstDay)} au ${showDay(lastDay)}`

export const showImpact = (impact: Impact): string =>
  impact.bookings === 0
    ? 'Aucune réservation n’est à annuler, aucune famille n’est à prévenir.'
    : `${count(impact.bookings, 'réservation')} de ${count(impact.children, 'enfant')} ${plural(impact.bookings, 'sera annulée', 'seront annulées')}, ${showEuros(impact.cents)} ${plural(impact.bookings, 'recrédité', 'recrédités')}, ${count(impact.households, 'famille')} ${plural(impact.households, 'prévenue', 'prévenues')}.`

/** What was posted goes along, so that nothing is kept on the server before the decision. */
const Carried = ({ body }: { body: Body }) => (
  <>
    {Object.entries(body).flatMap(([name, values]) =>
      name === 'cle' || name === 'vu' ? [] : (values ?? []).map((value) => <Hidden name={name} value={value} />),
    )}
  </>
)

/** `letter`: what each family is written, with bookings for example. */
export type ImpactProps = PreviewProps & {
  readonly closures: readonly Closure[]
  readonly impact: Impact
  readonly body: Body
  readonly formKey: string
  readonly action: string
  readonly backTo: string
  /** Holidays that the import replaces. */
  readonly replaced?: readonly Closure[]
  readonly form?: FormState
}

/** AG-11 · What will happen, before anything is written. */
export const ImpactPage = ({
  closures,
  impact,
  letter,
  town,
  body,
  formKey,
  action,
  backTo,
  replaced = [],
  form,
}: ImpactProps) => (
  <Page title="Conséquences de la fermeture" form={form} nav={agentPaths.calendar} back={{ href: backTo, label: 'Modifier' }}>
    <ul>
      {closures.map((closure) => (
        <li>
          {closure.label}
          {nbsp}: {showRange(closure)}
        </li>
      ))}
    </ul>
    {replaced.length > 0 && (
      <p>
        {count(replaced.length, 'période')} de vacances {plural(replaced.length, 'est remplacée', 'sont remplacées')}.
      </p>
    )}
    <Banner tone={impact.bookings > 0 ? 'warning' : 'info'} title={showImpact(impact)} />
    {impact.bookings > 0 && (
      <>
        <h2>Ce que chaque famille recevra</h2>
        <p>
          Chacune lit ses propres réservations et la somme qui lui est recréditée&nbsp;; celles-ci sont un exemple. La fermeture
          peut être défaite aujourd’hui.
        </p>
        <LetterPreview letter={letter} town={town} />
      </>
    )}
    <PostForm action={action} formKey={formKey}>
      <Carried body={body} />
      <Hidden name="vu" value={impact.mark} />
      <Actions>
        <Submit tone={impact.bookings > 0 ? 'danger' : 'primary'}>Enregistrer la fermeture</Submit>
        <LinkButton href={agentPaths.calendar}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
