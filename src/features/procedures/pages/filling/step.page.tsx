import type { ComponentChildren } from 'preact'
import { listed, nbsp, plural } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Condition } from '../../domain/condition.ts'
import type { DefinedField, Step } from '../../domain/definition.ts'
import { namesOf } from '../../domain/definition.ts'
import type { Editing } from '../../domain/editing.ts'
import { PROFILE } from '../../domain/reuse.ts'
import { saidWhen } from '../../domain/said.ts'
import { previousStep, type Walk } from '../../domain/walk.ts'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'
import { looksAt } from '../step.form.ts'
import { OtherRequest } from './other-request.tsx'
import type { Way } from './way.ts'

type StepProps = {
  readonly way: Way
  /** What whoever fills it may not ask, by name, with why. */
  readonly left: ReadonlyMap<string, string>
  readonly request: Request
  readonly step: Step
  readonly editing: Editing | null
  readonly walked: Walk
  readonly form: FormState
  readonly asksChild: boolean
  readonly isFromCheck: boolean
  /** The chosen child, shown back. */
  readonly about: readonly (readonly [string, string])[]
  /** Null when the step does not ask for the school. */
  readonly schooling: { readonly now: { readonly schoolName: string; readonly levelName: string } | null } | null
  /** The author's own request that stands in the way. */
  readonly other: number | null
  /** The requests that answers were taken from. */
  readonly sources: readonly string[]
}

const Paragraphs = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </>
)

/** What a field asks: its questions, or something to read. */
const Asked = ({ field, form, addChildUrl }: { field: DefinedField; form: FormState; addChildUrl: string }) => {
  const names = namesOf(field).filter((name) => name in form.fields)
  if (field.kind === 'information')
    return (
      <Banner title={field.label}>
        <Paragraphs of={field.text} />
      </Banner>
    )
  if (field.kind === 'document')
    return (
      <div class="papier">
        <p class="papier-nom">{field.label}</p>
        {field.hint && <p class="discret">{field.hint}</p>}
      </div>
    )
  const questions = names.map((name) => <Field form={form} name={name} />)
  if (field.kind === 'address' && names.length > 0)
    return (
      <fieldset class="groupe">
        <legend>{field.label}</legend>
        {questions}
      </fieldset>
    )
  return (
    <>
      {questions}
      {field.kind === 'child' && (
        <p>
          <LinkButton href={addChildUrl}>Ajouter un enfant</LinkButton>
        </p>
      )}
    </>
  )
}

/**
 * Fields that another answer of the same page calls for, those of one condition together: said in words, which the island makes
 * come and go.
 */
const Conditional = ({ when, step, children }: { when: Condition; step: Step; children: ComponentChildren }) => (
  <div class="selon" data-quand={JSON.stringify(when)}>
    <p class="indice">{saidWhen(when, step)}</p>
    {children}
  </div>
)

/** The fields in their order; neighbours under the same condition of this page in one group. */
const grouped = (
  fields: readonly DefinedField[],
  own: ReadonlySet<string>,
): { when: Condition | null; fields: DefinedField[] }[] => {
  const groups: { when: Condition | null; fields: DefinedField[] }[] = []
  for (const field of fields) {
    const when = field.when && looksAt(field.when, own) ? field.when : null
    const last = groups.at(-1)
    if (last && when !== null && JSON.stringify(last.when) === JSON.stringify(when)) last.fields.push(field)
    else groups.push({ when, fields: [field] })
  }
  return groups
}

const Purposes = ({ fields, form }: { fields: readonly DefinedField[]; form: FormState }) => {
  const said = new Map<string, string[]>()
  for (const field of fields) {
    const isShown = field.kind === 'document' || namesOf(field).some((name) => name in form.fields)
    if ('purpose' in field && field.purpose && isShown) said.set(field.purpose, [...(said.get(field.purpose) ?? []), field.label])
  }
  return (
    said.size > 0 && (
      <details class="pourquoi">
        <summary>{plural(said.size, 'Pourquoi cette question', 'Pourquoi ces questions')}</summary>
        <SummaryList items={[...said].map(([purpose, labels]) => ({ term: listed(labels), value: purpose }))} />
      </details>
    )
  )
}

/** PR-55 · What is not asked at the counter by this agent: the family answers it itself. */
const Left = ({ fields, left }: { fields: readonly DefinedField[]; left: ReadonlyMap<string, string> }) => {
  const asked = fields.filter((field) => namesOf(field).some((name) => left.has(name)))
  return (
    asked.length > 0 && (
      <Banner title="Questions laissées à la famille">
        <ul>
          {asked.map((field) => (
            <li>
              {field.label} ({left.get(namesOf(field)[0]!)})
            </li>
          ))}
        </ul>
      </Banner>
    )
  )
}

const whose = (source: string, { forWhom }: StepProps['way']): string => {
  if (!forWhom) return 'votre'
  return source === PROFILE ? 'son' : 'la'
}

export const StepPage = (props: StepProps) => {
  const { request, step, editing, walked, form, asksChild, isFromCheck, about, schooling, other, sources, way, left } = props
  const { number, definition, status } = request
  const isDraft = status === 'brouillon'
  const isWhole = editing?.isWhole ?? true
  const rank = walked.steps.find((s) => s.step.slug === step.slug)?.rank ?? 1
  const following = isFromCheck ? 'Récapitulatif' : (walked.steps[rank]?.step.title ?? 'Récapitulatif')
  const previous = previousStep(walked, step.slug)
  const home = isWhole ? way.request(number) : to.complete(number)
  const back = isFromCheck ? way.check(number) : isDraft ? (previous ? way.step(number, previous) : way.later()) : home
  const own = new Set(step.fields.flatMap(namesOf))
  const asked = step.fields.filter((field) =>
    field.kind === 'document' || field.kind === 'information'
      ? isWhole && (walked.steps[rank - 1]?.fields.includes(field) || (field.when && looksAt(field.when, own)))
      : namesOf(field).some((name) => name in form.fields),
  )
  const mustAnswer = Object.values(form.fields).some((field) => field.required !== false)
  return (
    <Page
      title={step.heading}
      caption={
        isDraft
          ? `${definition.title}, étape ${rank} sur ${walked.steps.length}${way.forWhom ? `, ${way.forWhom}` : ''}`
          : `${definition.title}, ${isWhole ? 'modification' : 'complément'}`
      }
      form={form}
      back={{ href: back, label: 'Retour' }}
    >
      <OtherRequest way={way} number={other} />
      {isDraft && (
        <>
          <progress class="avancement" value={rank} max={walked.steps.length} aria-hidden="true" />
          <p class="discret">
            Étape suivante{nbsp}: {following}. {way.forWhom ? 'Les' : 'Vos'} réponses sont gardées à chaque étape, dans{' '}
            {way.forWhom ? 'le' : 'votre'} brouillon n°{nbsp}
            {number}.
          </p>
        </>
      )}
      {isWhole && <Paragraphs of={step.intro} />}
      {sources.length > 0 && (
        <Banner title="Réponses reprises, à vérifier">
          <p>
            Certaines réponses viennent {listed(sources.map((source) => `de ${whose(source, way)} ${source}`))}. Changez ce qui
            doit l’être, puis cliquez sur «{nbsp}Suivant
            {nbsp}».
          </p>
        </Banner>
      )}
      {schooling && (
        <Banner
          title={
            schooling.now
              ? `Inscription scolaire connue${nbsp}: ${schooling.now.schoolName}, ${schooling.now.levelName}`
              : 'Aucune inscription scolaire pour cet usager'
          }
        />
      )}
      <PostForm>
        {mustAnswer && <Required />}
        <div data-ilot="demarche">
          {grouped(asked, own).map(({ when, fields }) => {
            const parts = fields.map((field) => <Asked field={field} form={form} addChildUrl={way.addChild(number)} />)
            return when === null ? (
              parts
            ) : (
              <Conditional when={when} step={step}>
                {parts}
              </Conditional>
            )
          })}
        </div>
        <Left fields={walked.steps[rank - 1]?.fields ?? []} left={left} />
        {asksChild && about.length > 0 && (
          <section>
            <h2>L’enfant choisi</h2>
            <SummaryList items={about.map(([term, value]) => ({ term, value }))} />
          </section>
        )}
        {isWhole && <Paragraphs of={step.notes} />}
        <Purposes fields={asked} form={form} />
        <Actions>
          <Submit>{isDraft ? 'Suivant' : isWhole ? 'Enregistrer les modifications' : 'Enregistrer'}</Submit>
          {isDraft ? (
            <>
              <LinkButton href={way.later()} tone="link">
                Finir plus tard
              </LinkButton>
              <LinkButton href={way.discard(number)} tone="link">
                Annuler la demande
              </LinkButton>
            </>
          ) : (
            <LinkButton href={home} tone="link">
              Ne rien modifier
            </LinkButton>
          )}
        </Actions>
      </PostForm>
    </Page>
  )
}
