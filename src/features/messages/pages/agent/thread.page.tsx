import { showMoment } from '#core/days.ts'
import { nbsp, ofName } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, type SummaryItem, SummaryList } from '#ui/display.tsx'
import { Actions, Field, Hidden, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { ShownMessage } from '../../actions/attachments.ts'
import type { Brief } from '../../concerned.ts'
import { to } from '../../paths.ts'
import type { Note, Thread } from '../../store/threads.ts'
import type { Visitor } from '../../store/visitors.ts'
import { Conversation, Paragraphs } from '../conversation.tsx'
import type { AnswerForm } from './forms.ts'

export type AgentThreadProps = {
  readonly thread: Thread
  readonly messages: readonly ShownMessage[]
  readonly notes: readonly Note[]
  readonly reachesAll: boolean
  readonly correspondent: string
  readonly email: string | null
  readonly visitor: Visitor | null
  /** Title of the procedure of somebody without an account. */
  readonly procedure: string | null
  readonly brief: Brief | null
  readonly service: string
  readonly town: string
  readonly follower: { readonly account: number; readonly name: string } | null
  readonly isMine: boolean
  readonly me: number
  readonly models: readonly { readonly id: number; readonly title: string; readonly text: string }[]
  readonly answer: AnswerForm
  readonly answerKey: string
  readonly note: FormState
  readonly noteKey: string
  readonly assign: FormState
  readonly forward: FormState
  readonly mayAnswer: boolean
  readonly summary: FormState
}

const About = ({ thread, brief, visitor, procedure, correspondent, email, service, follower }: AgentThreadProps) => {
  const items: SummaryItem[] = [
    { term: 'De', value: visitor ? `${correspondent} (sans compte)` : correspondent },
    { term: 'Adresse électronique', value: email ?? '' },
    ...(visitor
      ? [
          { term: 'Téléphone', value: visitor.phone ?? '' },
          { term: 'Démarche', value: `${procedure ?? visitor.procedure}, n°${nbsp}${visitor.number}` },
          { term: 'À propos de la demande', value: visitor.about ?? '' },
        ]
      : []),
    ...(brief
      ? [
          {
            term: 'Demande',
            value: (
              <a href={brief.url}>
                {brief.title} n°{nbsp}
                {brief.number}
              </a>
            ),
          },
          { term: 'Statut', value: brief.status },
          ...(brief.child ? [{ term: 'Personne concernée', value: brief.child }] : []),
          ...(brief.submittedAt ? [{ term: 'Reçue le', value: showMoment(brief.submittedAt) }] : []),
        ]
      : []),
    { term: 'Service', value: service },
    { term: 'Suivie par', value: follower?.name ?? 'Personne' },
    { term: 'Ouverte le', value: showMoment(thread.openedAt) },
  ]
  return (
    <section>
      <h2>Ce que vous savez</h2>
      <SummaryList items={items} />
    </section>
  )
}

const Reply = ({ thread, answer, answerKey, models }: AgentThreadProps) => (
  <section class="sans-papier">
    <h2>Répondre</h2>
    <PostForm action={to.agentReply(thread.id)} formKey={answerKey} files label="Répondre">
      {models.length > 0 && (
        <>
          <Field form={answer} name="modele" />
          <Actions>
            <Submit tone="secondary" name="geste" value="inserer">
              Insérer la réponse type
            </Submit>
          </Actions>
        </>
      )}
      <Field form={answer} name="reponse" />
      <Field form={answer} name="pieces" />
      <Actions>
        <Submit name="geste" value="envoyer">
          {thread.closedAt ? 'Envoyer et rouvrir' : 'Envoyer'}
        </Submit>
        <Submit tone="secondary" name="geste" value="clore">
          Envoyer et clore
        </Submit>
      </Actions>
    </PostForm>
  </section>
)

const Notes = ({ thread, notes, note, noteKey, mayAnswer }: AgentThreadProps) => (
  <section class="notes-internes">
    <h2>Notes internes, invisibles pour la famille</h2>
    {notes.length === 0 && <p class="discret">Aucune note.</p>}
    {notes.map((each) => (
      <div class="note-interne">
        <p class="discret">
          {each.by}, <time datetime={each.at.toString()}>{showMoment(each.at)}</time>
        </p>
        <div data-saisi>
          <Paragraphs text={each.body} />
        </div>
      </div>
    ))}
    {mayAnswer && (
      <PostForm action={to.note(thread.id)} formKey={noteKey} label="Ajouter une note interne">
        <Field form={note} name="note" />
        <Actions>
          <Submit tone="secondary">Ajouter la note</Submit>
        </Actions>
      </PostForm>
    )}
  </section>
)

const Follow = ({ thread, assign, forward, isMine, me }: AgentThreadProps) => (
  <section class="sans-papier">
    <h2>Suivi</h2>
    {!isMine && (
      <PostForm action={to.assign(thread.id)} label="Suivre cette conversation">
        <Hidden name="suivi" value={me} />
        <Actions>
          <Submit tone="secondary">Suivre cette conversation</Submit>
        </Actions>
      </PostForm>
    )}
    <PostForm action={to.assign(thread.id)} label="Dire qui la suit">
      <Field form={assign} name="suivi" />
      <Actions>
        <Submit tone="secondary">Enregistrer le suivi</Submit>
      </Actions>
    </PostForm>
    <PostForm action={to.forward(thread.id)} label="Transmettre à un autre service">
      <Field form={forward} name="service" />
      <Actions>
        <Submit tone="secondary">Transmettre</Submit>
      </Actions>
    </PostForm>
    <PostForm
      action={thread.closedAt ? to.reopen(thread.id) : to.close(thread.id)}
      label={thread.closedAt ? 'Rouvrir la conversation' : 'Clore la conversation'}
    >
      <Actions>
        <Submit tone="secondary">{thread.closedAt ? 'Rouvrir la conversation' : 'Clore la conversation'}</Submit>
      </Actions>
    </PostForm>
  </section>
)

/** The subject and the name are the page's, never the title's. */
export const AgentThreadPage = (props: AgentThreadProps) => {
  const { thread, messages, correspondent, town, service, summary, mayAnswer } = props
  return (
    <Page
      title="Conversation"
      heading={thread.subject}
      nav={to.inbox()}
      back={{ href: to.inbox(), label: 'Retour aux messages' }}
      form={summary}
      wide
    >
      {thread.closedAt && (
        <Banner title={`Conversation close le ${showMoment(thread.closedAt)}`}>
          <p>La famille ne peut plus y répondre. Lui écrire la rouvre.</p>
        </Banner>
      )}
      <div class="cote-a-cote">
        <div>
          <h2>Conversation</h2>
          <Conversation
            messages={messages}
            mine="town"
            names={{ family: correspondent, town: `Mairie ${ofName(town)} – ${service}` }}
            pieces={to.agentPieces(thread.id)}
          />
          {mayAnswer ? <Reply {...props} /> : <p>Vous pouvez lire cette conversation, pas y répondre.</p>}
        </div>
        <div>
          <About {...props} />
          <Notes {...props} />
          {mayAnswer && <Follow {...props} />}
        </div>
      </div>
    </Page>
  )
}
