import { letterName } from '#core/names.ts'
import { count, listed, nbsp, plural } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { papersOf } from '../../domain/papers.ts'
import type { Offer } from '../../domain/questions.ts'
import { walk } from '../../domain/walk.ts'
import type { Request } from '../../store/requests.ts'
import { AnswersList } from '../answers.tsx'
import { OtherRequest } from './other-request.tsx'
import type { Way } from './way.ts'

type CheckProps = {
  readonly request: Request
  readonly names: Offer
  readonly about: readonly (readonly [string, string])[]
  readonly other: number | null
  readonly way: Way
  readonly left: ReadonlyMap<string, string>
  /** What the family must still answer itself before it is sent. */
  readonly toFamily: readonly string[]
  readonly form: FormState
}

export const CheckPage = ({ request, names, about, other, form, way, left, toFamily }: CheckProps) => {
  const { number, definition, answers, author } = request
  const walked = walk(definition, answers)
  const [first, last] = [walked.steps[0]!.step.slug, walked.steps.at(-1)!.step.slug]
  const papers = papersOf(definition, answers, { child: request.child?.id ?? null, author: author.person })
  return (
    <Page
      title="Informations de la demande"
      caption={`${definition.title}, récapitulatif${way.forWhom ? `, ${way.forWhom}` : ''}`}
      form={form}
      back={{ href: way.step(number, last), label: 'Retour' }}
    >
      <OtherRequest way={way} number={other} />
      <p>Vérifiez {way.forWhom ? 'la' : 'votre'} demande avant de l’enregistrer.</p>
      <p>
        Demandeur{nbsp}: {letterName(author.name)}
      </p>
      <AnswersList
        definition={definition}
        answers={answers}
        names={names}
        about={about}
        concealed={new Map([...left.keys()].map((name) => [name, 'Réservé aux agents habilités']))}
        changeUrl={(step) => way.stepFromCheck(number, step)}
      />
      {papers.length > 0 && (
        <Banner title={`${count(papers.length, 'justificatif')} à fournir`}>
          <ul>
            {papers.map(({ label }) => (
              <li>{label}</li>
            ))}
          </ul>
          <p>
            Vous pouvez enregistrer la demande maintenant et les envoyer ensuite{nbsp}: sans eux, l’inscription ne pourra pas
            prendre effet.
          </p>
        </Banner>
      )}
      {toFamily.length > 0 && (
        <Banner tone="warning" title="La famille doit terminer cette demande">
          <p>
            Vous ne pouvez pas poser {plural(toFamily.length, 'cette question', 'ces questions')}
            {nbsp}: {listed(toFamily)}. Le brouillon n°{nbsp}
            {number} attend la famille dans «{nbsp}Mes demandes{nbsp}»{nbsp}: elle y répond et l’envoie.
          </p>
        </Banner>
      )}
      <PostForm files={definition.outcome === 'reply'}>
        {definition.outcome === 'reply' && <Field form={form} name="pieces" />}
        <Actions>
          {toFamily.length === 0 ? (
            <Submit>Enregistrer la demande</Submit>
          ) : (
            <LinkButton href={way.later()}>Laisser la famille terminer</LinkButton>
          )}
          <LinkButton href={way.step(number, first)}>Modifier les informations</LinkButton>
          <LinkButton href={way.discard(number)} tone="link">
            Annuler la demande
          </LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}
