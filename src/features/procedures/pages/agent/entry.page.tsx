import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'

/** PR-7, PR-55 · A draft entered by mistake. */
export const DiscardEntryPage = ({ request, form }: { readonly request: Request; readonly form: FormState }) => (
  <Page
    title="Supprimer le brouillon saisi"
    form={form}
    nav={to.queue()}
    back={{ href: to.entry(request.number), label: 'Retour à la saisie' }}
  >
    <p>
      {request.definition.title}, n°{nbsp}
      {request.number}, pour {letterName(request.author.name)}
    </p>
    <p>Les réponses seront effacées, pour la famille aussi.</p>
    <PostForm>
      <Actions>
        <Submit tone="danger">Supprimer le brouillon</Submit>
        <LinkButton href={to.entry(request.number)} tone="link">
          Garder le brouillon
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
