import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Step } from '../../domain/definition.ts'
import { previousStep, type Walk } from '../../domain/walk.ts'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'

type StepProps = {
  readonly request: Request
  readonly step: Step
  readonly walked: Walk
  readonly form: FormState
  readonly asksChild: boolean
  /** The chosen child, shown back. */
  readonly about: readonly (readonly [string, string])[]
  /** Null when the step does not ask for the school. */
  readonly schooling: { readonly now: { readonly schoolName: string; readonly levelName: string } | null } | null
  /** The author's own request that stands in the way. */
  readonly other: number | null
}

const Paragraphs = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </>
)

export const StepPage = ({ request, step, walked, form, asksChild, about, schooling, other }: StepProps) => {
  const { number, definition, status } = request
  const isDraft = status === 'brouillon'
  const rank = walked.steps.find((s) => s.step.slug === step.slug)?.rank ?? 1
  const following = walked.steps[rank]?.step.title ?? 'Récapitulatif'
  const back = previousStep(walked, step.slug)
  return (
    <Page
      title={step.heading}
      caption={isDraft ? `${definition.title}, étape ${rank} sur ${walked.steps.length}` : `${definition.title}, modification`}
      form={form}
      back={
        isDraft && back
          ? { href: to.step(number, back), label: 'Retour' }
          : { href: isDraft ? to.requests() : to.request(number), label: 'Retour' }
      }
    >
      {other !== null && (
        <p>
          <a href={to.request(other)}>
            Voir la demande n°{nbsp}
            {other}
          </a>
        </p>
      )}
      {isDraft && (
        <p class="discret">
          Étape suivante{nbsp}: {following}. Vos réponses sont gardées à chaque étape, dans votre brouillon n°{nbsp}
          {number}.
        </p>
      )}
      <Paragraphs of={step.intro} />
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
        <Required />
        {Object.keys(form.fields).map((name) => (
          <Field form={form} name={name} />
        ))}
        {asksChild && (
          <p>
            <LinkButton href={to.addChild(number)}>Ajouter un enfant</LinkButton>
          </p>
        )}
        {about.length > 0 && (
          <section>
            <h2>L’enfant choisi</h2>
            <SummaryList items={about.map(([term, value]) => ({ term, value }))} />
          </section>
        )}
        <Paragraphs of={step.notes} />
        <Actions>
          <Submit>{isDraft ? 'Suivant' : 'Enregistrer les modifications'}</Submit>
          {isDraft ? (
            <LinkButton href={to.discard(number)} tone="link">
              Annuler la demande
            </LinkButton>
          ) : (
            <LinkButton href={to.request(number)} tone="link">
              Ne rien modifier
            </LinkButton>
          )}
        </Actions>
      </PostForm>
    </Page>
  )
}
