import { nbsp, ofName } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { VisitorThread } from '../../actions/visitor-contact.ts'
import { to } from '../../paths.ts'
import type { RepliesPolicy } from '../../store/threads.ts'
import { AnswerTown } from '../answer-town.tsx'
import type { replyFields } from '../citizen/reply.form.ts'
import { Conversation } from '../conversation.tsx'

export type VisitorThreadProps = VisitorThread & {
  readonly token: string
  readonly title: string
  readonly town: string
  readonly service: string
  readonly replies: RepliesPolicy
  readonly form: FormState<typeof replyFields>
  readonly formKey: string
}

export const VisitorThreadPage = (props: VisitorThreadProps) => {
  const { visitor, thread, messages, title, town, service, form } = props
  return (
    <Page
      title="Conversation avec la mairie"
      heading={thread.subject}
      caption={`${title}, demande n°${nbsp}${visitor.number}`}
      form={form}
    >
      <Conversation
        messages={messages}
        mine="family"
        names={{ family: 'Vous', town: `Mairie ${ofName(town)} – ${service}` }}
        pieces={to.visitorPieces(props.token)}
      />
      <AnswerTown {...props} />
      <div class="actions sans-papier">
        <span data-ilot="imprimer" />
      </div>
    </Page>
  )
}

export const ExpiredLinkPage = ({ action }: { action: string }) => (
  <Page title="Ce lien n’est plus valable">
    <p>Pour que personne d’autre ne lise votre conversation, ce lien ne s’ouvre que pendant une durée limitée.</p>
    <PostForm action={action} label="Recevoir un nouveau lien">
      <p>Un nouveau lien peut vous être envoyé à l’adresse que vous avez confirmée.</p>
      <Actions>
        <Submit>Recevoir un nouveau lien</Submit>
      </Actions>
    </PostForm>
  </Page>
)

export const NewLinkPage = () => (
  <Page title="Un nouveau lien vient de partir">
    <Banner>
      <p>Regardez vos courriels{nbsp}: il ouvre votre conversation avec la mairie.</p>
    </Banner>
  </Page>
)
