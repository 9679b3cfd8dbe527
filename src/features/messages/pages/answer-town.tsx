import { showMoment } from '#core/days.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, PostForm, Required, Submit } from '#ui/form.tsx'
import type { RepliesPolicy, Thread } from '../store/threads.ts'
import type { replyFields } from './citizen/reply.form.ts'

type AnswerTownProps = {
  readonly thread: Thread
  readonly replies: RepliesPolicy
  readonly form: FormState<typeof replyFields>
  readonly formKey: string
  readonly service: string
}

/** ME-6 · Where a family answers, or why it cannot. */
export const AnswerTown = ({ thread, replies, form, formKey, service }: AnswerTownProps) => {
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
      <PostForm formKey={formKey} files label="Répondre">
        <Required />
        <p>Votre réponse sera lue par {service}.</p>
        <Field form={form} name="reponse" />
        <Field form={form} name="pieces" />
        <Actions>
          <Submit>Envoyer ma réponse</Submit>
        </Actions>
      </PostForm>
    </section>
  )
}
