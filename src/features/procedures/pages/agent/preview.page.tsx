import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Answers } from '../../domain/answers.ts'
import type { Definition, Step } from '../../domain/definition.ts'
import type { Offer } from '../../domain/questions.ts'
import { to } from '../../paths.ts'
import { AnswersList } from '../answers.tsx'

type Tried = {
  readonly slug: string
  readonly version: number
  readonly definition: Definition
  readonly answers: Answers
}

const Notice = ({ slug, version }: Pick<Tried, 'slug' | 'version'>) => (
  <Banner title="Essai de la démarche">
    <p>
      Vous voyez la version {version} comme une famille la verrait. Rien n’est enregistré ni envoyé.{' '}
      <a href={to.procedure(slug)}>Quitter l’essai</a>
    </p>
  </Banner>
)

export const PREVIEW_STEP = 'apercu_etape'
export const PREVIEW_ANSWERS = 'apercu_reponses'
export const PREVIEW_BACK = 'apercu_retour'

export const PreviewPage = (props: Tried & { step: Step; rank: number; of: number; form: FormState; isFirst: boolean }) => {
  const { slug, version, definition, answers, step, rank, of, form, isFirst } = props
  return (
    <Page
      title={step.heading}
      caption={`${definition.title}, étape ${rank} sur ${of}`}
      form={form}
      nav="/agent/parametres"
      back={{ href: to.procedure(slug), label: 'Retour à la démarche' }}
    >
      <Notice slug={slug} version={version} />
      {isFirst && (
        <section>
          {definition.presentation.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
          <p>{definition.duration}</p>
          {definition.prepare.length > 0 && (
            <ul>
              {definition.prepare.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      {step.intro.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <PostForm action={to.previewProcedure(slug, version)}>
        <Hidden name={PREVIEW_STEP} value={step.slug} />
        <Hidden name={PREVIEW_ANSWERS} value={JSON.stringify(answers)} />
        <Required />
        {Object.keys(form.fields).map((name) => (
          <Field form={form} name={name} />
        ))}
        {step.notes.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <Actions>
          <Submit>Suivant</Submit>
          {!isFirst && (
            <Submit tone="link" name={PREVIEW_BACK} value="1">
              Étape précédente
            </Submit>
          )}
        </Actions>
      </PostForm>
    </Page>
  )
}

export const PreviewEndPage = ({
  slug,
  version,
  definition,
  answers,
  names,
  papers,
}: Tried & { names: Offer; papers: readonly string[] }) => (
  <Page
    title="Récapitulatif"
    caption={definition.title}
    nav="/agent/parametres"
    back={{ href: to.procedure(slug), label: 'Retour à la démarche' }}
  >
    <Notice slug={slug} version={version} />
    <AnswersList definition={definition} answers={answers} names={names} about={[]} />
    {papers.length > 0 && (
      <section>
        <h2>Justificatifs demandés</h2>
        <ul>
          {papers.map((paper) => (
            <li>{paper}</li>
          ))}
        </ul>
      </section>
    )}
    <p>
      Une famille enregistrerait ici sa demande. Elle lirait ensuite{nbsp}: {definition.afterwards.join(' ')}
    </p>
    <p>
      <LinkButton href={to.previewProcedure(slug, version)}>Recommencer l’essai</LinkButton>
    </p>
  </Page>
)
