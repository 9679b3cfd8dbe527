import { showMoment } from '#core/days.ts'
import { nbsp, ofName } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { RepliesPolicy, Thread, ThreadMessage } from '../../store/threads.ts'
import { Conversation } from '../conversation.tsx'
import type { replyFields } from './reply.form.ts'

export type ThreadProps = {
  readonly thread: Thread
  readonly messages: readonly ThreadMessage[]
  readonly town: string
  readonly service: string
  readonly concerned: { readonly title: string; readonly number: number; readonly url: string } | null
  readonly replies: RepliesPolicy
  readonly form: FormState<typeof replyFields>
  readonly formKey: string
}

const Answer = ({ thread, replies, form, formKey, service }: Omit<ThreadProps, 'messages' | 'concerned' | 'town'>) => {
  if (thread.closedAt)
    return (
      <Banner title={`Conversation close le ${showMoment(thread.closedAt)}`}>
        <p>Pour une nouvelle question, écrivez à la mairie par une nouvelle demande ou téléphonez au service.</p>
      </Banner>
    )
  if (!replies.isOpen)
    return (
      <Banner title="Vous ne pouvez pas répondre ici pour le moment">
        {replies.reason !== '' && <p>{replies.reason}</p>}
        <p>Le service reste joignable par téléphone, aux coordonnées en bas de page.</p>
      </Banner>
    )
  return (
    <section class="sans-papier">
      <h2>Répondre</h2>
      <PostForm formKey={formKey} label="Répondre">
        <Required />
        <p>Votre réponse sera lue par {service}.</p>
        <Field form={form} name="reponse" />
        <Actions>
          <Submit>Envoyer ma réponse</Submit>
        </Actions>
      </PostForm>
    </section>
  )
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
      <Conversation messages={messages} mine="family" names={{ family: 'Vous', town: `Mairie ${ofName(town)} – ${service}` }} />
      <Answer {...props} />
      <p class="sans-papier">
        <span data-ilot="imprimer" />
      </p>
    </Page>
  )
}
