import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Offer } from '../../domain/questions.ts'
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
  const first = definition.steps[0]!.slug
  return (
    <Page
      title="Informations de la demande"
      caption={`${definition.title}, récapitulatif`}
      form={form}
      back={{ href: to.step(number, definition.steps.at(-1)!.slug), label: 'Retour' }}
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
        changeUrl={(step) => to.step(number, step)}
      />
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
