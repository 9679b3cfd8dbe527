import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'

type LeaveProps = { readonly request: Request; readonly form: FormState }

const Which = ({ request: { number, definition, child } }: { request: Request }) => (
  <p>
    {definition.title}, n°{nbsp}
    {number}
    {child && `, ${listName(child.name)}`}
  </p>
)

export const WithdrawPage = ({ request, form }: LeaveProps) => (
  <Page
    title="Retirer la demande"
    form={form}
    nav={to.requests()}
    back={{ href: to.request(request.number), label: 'Retour à la demande' }}
  >
    <Which request={request} />
    <p>La mairie ne traitera pas cette demande. Vous pourrez en faire une autre.</p>
    <PostForm>
      <Actions>
        <Submit tone="danger">Retirer la demande</Submit>
        <LinkButton href={to.request(request.number)} tone="link">
          Garder ma demande
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export const DiscardPage = ({ request, form }: LeaveProps) => (
  <Page
    title="Supprimer le brouillon"
    form={form}
    nav={to.requests()}
    back={{ href: to.requests(), label: 'Retour à mes demandes' }}
  >
    <Which request={request} />
    <p>Vos réponses seront effacées. Rien n’a été envoyé à la mairie.</p>
    <PostForm>
      <Actions>
        <Submit tone="danger">Supprimer le brouillon</Submit>
        <LinkButton href={to.request(request.number)} tone="link">
          Garder mon brouillon
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export const DropPendingPage = ({ request, form }: LeaveProps) => (
  <Page
    title="Abandonner les modifications"
    form={form}
    nav={to.requests()}
    back={{ href: to.request(request.number), label: 'Retour à la demande' }}
  >
    <Which request={request} />
    <p>Vos modifications en cours seront effacées. La demande que vous avez envoyée reste telle qu’elle est.</p>
    <PostForm>
      <Actions>
        <Submit tone="danger">Abandonner les modifications</Submit>
        <LinkButton href={to.request(request.number)} tone="link">
          Garder mes modifications
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
