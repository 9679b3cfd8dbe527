import { letterName } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { papersOf } from '../../domain/papers.ts'
import type { Offer } from '../../domain/questions.ts'
import { walk } from '../../domain/walk.ts'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'
import { AnswersList } from '../answers.tsx'

type CheckProps = {
  readonly request: Request
  readonly names: Offer
  readonly about: readonly (readonly [string, string])[]
  readonly other: number | null
  readonly form: FormState
}

export const CheckPage = ({ request, names, about, other, form }: CheckProps) => {
  const { number, definition, answers, author } = request
  const walked = walk(definition, answers)
  const [first, last] = [walked.steps[0]!.step.slug, walked.steps.at(-1)!.step.slug]
  const papers = papersOf(definition, answers, { child: request.child?.id ?? null, author: author.person })
  return (
    <Page
      title="Informations de la demande"
      caption={`${definition.title}, récapitulatif`}
      form={form}
      back={{ href: to.step(number, last), label: 'Retour' }}
    >
      {other !== null && (
        <p>
          <a href={to.request(other)}>
            Voir la demande n°{nbsp}
            {other}
          </a>
        </p>
      )}
      <p>Vérifiez votre demande avant de l’enregistrer.</p>
      <p>
        Demandeur{nbsp}: {letterName(author.name)}
      </p>
      <AnswersList
        definition={definition}
        answers={answers}
        names={names}
        about={about}
        changeUrl={(step) => to.stepFromCheck(number, step)}
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
      <PostForm>
        <Actions>
          <Submit>Enregistrer la demande</Submit>
          <LinkButton href={to.step(number, first)}>Modifier les informations</LinkButton>
          <LinkButton href={to.discard(number)} tone="link">
            Annuler la demande
          </LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}
