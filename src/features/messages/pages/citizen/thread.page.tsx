import { parisDay, showDate } from '#core/days.ts'
import { nbsp, ofName } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Page } from '#ui/page.tsx'
import type { ShownMessage } from '../../actions/attachments.ts'
import { keptUntil } from '../../domain/retention.ts'
import { to } from '../../paths.ts'
import type { RepliesPolicy, Thread } from '../../store/threads.ts'
import { AnswerTown } from '../answer-town.tsx'
import { Conversation } from '../conversation.tsx'
import type { replyFields } from './reply.form.ts'

export type ThreadProps = {
  readonly thread: Thread
  readonly messages: readonly ShownMessage[]
  readonly town: string
  readonly service: string
  readonly concerned: { readonly title: string; readonly number: number; readonly url: string } | null
  readonly replies: RepliesPolicy
  readonly form: FormState<typeof replyFields>
  readonly formKey: string
}

/** The subject may say more than browser histories should keep: it is the h1, not the title. */
export const ThreadPage = (props: ThreadProps) => {
  const { thread, messages, town, service, concerned, form } = props
  return (
    <Page
      title="Message"
      heading={thread.subject}
      nav={to.messages()}
      back={{ href: to.messages(), label: 'Retour aux messages' }}
      form={form}
    >
      {concerned && (
        <p>
          Téléservice concerné{nbsp}:{' '}
          <a href={concerned.url}>
            {concerned.title}, demande n°{nbsp}
            {concerned.number}
          </a>
        </p>
      )}
      <Conversation
        messages={messages}
        mine="family"
        names={{ family: 'Vous', town: `Mairie ${ofName(town)} – ${service}` }}
        pieces={to.pieces(thread.id)}
      />
      <p class="discret">
        Conversation conservée jusqu’au {showDate(keptUntil(parisDay(thread.lastAt)))} si personne n’y écrit plus, puis supprimée
        avec ses pièces jointes.
      </p>
      <AnswerTown {...props} />
      <div class="actions sans-papier">
        <span data-ilot="imprimer" />
      </div>
    </Page>
  )
}
