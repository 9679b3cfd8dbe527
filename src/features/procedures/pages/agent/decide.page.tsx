import type { ComponentChildren } from 'preact'
import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Fields, FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'
import type { acceptFields, reasonFields, replyFields } from './decide.form.ts'
import type { reasonToAgentFields, reopenFields } from './note.form.ts'

/** What every page of a gesture knows: the request as it is now, the list it comes from, the revision that is shown. */
export type GestureProps<Fs extends Fields> = {
  readonly request: Request
  readonly form: FormState<Fs>
  readonly from: string
  /** What happened since the page was first shown, when something did. */
  readonly since: readonly string[]
}

const caption = ({ number, definition }: Request): string => `Demande n°${nbsp}${number} – ${definition.title}`

/** A page where one gesture is made: what it is about, what changed meanwhile, its form. */
export const GesturePage = <Fs extends Fields>({
  title,
  request,
  form,
  from,
  since,
  later = 'Ne pas décider maintenant',
  submit,
  danger = false,
  intro,
  children,
}: GestureProps<Fs> & {
  title: string
  later?: string
  submit: string
  danger?: boolean
  intro?: ComponentChildren
  children?: ComponentChildren
}) => {
  const { author, child, number } = request
  return (
    <Page
      title={title}
      caption={caption(request)}
      form={form}
      nav={to.queue()}
      back={{ href: to.file(number, from), label: 'Retour à la demande' }}
    >
      {since.length > 0 && (
        <Banner tone="warning" title="Depuis que vous avez ouvert cette page">
          <ul>
            {since.map((what) => (
              <li>{what}</li>
            ))}
          </ul>
        </Banner>
      )}
      <p>
        Demandeur{nbsp}: {listName(author.name)}
        {child && `. Personne concernée${nbsp}: ${listName(child.name)}`}
      </p>
      {intro}
      <PostForm>
        <Hidden name="vu" value={request.revision} />
        {children}
        <Actions>
          <Submit tone={danger ? 'danger' : 'primary'}>{submit}</Submit>
          <LinkButton href={to.file(number, from)} tone="link">
            {later}
          </LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}

export type AcceptProps = GestureProps<typeof acceptFields> & {
  readonly preview: readonly string[]
  /** Indispensable papers that are not there. */
  readonly blocking: readonly string[]
  /** Other papers that are not there: accepting goes on without them. */
  readonly missing: readonly string[]
}

export const AcceptPage = ({ preview, blocking, missing, ...props }: AcceptProps) => (
  <GesturePage
    {...props}
    title="Accepter la demande"
    submit={blocking.length > 0 ? 'Accepter la demande sans ce justificatif' : 'Accepter la demande'}
    intro={
      <>
        <h2>Ce qui va changer</h2>
        {preview.length === 0 ? (
          <p>La famille sera prévenue. Rien d’autre ne change.</p>
        ) : (
          <ul>
            {preview.map((sentence) => (
              <li>{sentence}</li>
            ))}
            <li>La famille sera prévenue par un message et un courriel.</li>
          </ul>
        )}
        {blocking.length > 0 && (
          <Banner tone="warning" title="Un justificatif indispensable n’est pas validé">
            <ul>
              {blocking.map((paper) => (
                <li>{paper}</li>
              ))}
            </ul>
            <p>
              <a href={`${to.complement(props.request.number)}${props.from === '' ? '' : `?${props.from}`}`}>
                Demander un complément à la famille
              </a>
            </p>
          </Banner>
        )}
        {missing.length > 0 && (
          <Banner title="Manquent aussi, sans empêcher d’accepter">
            <ul>
              {missing.map((paper) => (
                <li>{paper}</li>
              ))}
            </ul>
          </Banner>
        )}
      </>
    }
  >
    {blocking.length > 0 && <Field form={props.form} name="sans" />}
  </GesturePage>
)

export const RefusePage = (props: GestureProps<typeof reasonFields>) => (
  <GesturePage
    {...props}
    title="Refuser la demande"
    submit="Refuser la demande"
    danger
    intro={<p>Les voies et le délai de recours, votre nom, votre qualité et votre service seront ajoutés au message.</p>}
  >
    <Required />
    <Field form={props.form} name="motif" />
    <Field form={props.form} name="raison" />
  </GesturePage>
)

export const ReplyPage = (props: GestureProps<typeof replyFields>) => {
  const { objet, message } = props.request.answers
  return (
    <GesturePage
      {...props}
      title="Répondre"
      submit="Envoyer la réponse"
      later="Ne pas répondre maintenant"
      intro={
        <>
          {typeof objet === 'string' && <h2>{objet}</h2>}
          {typeof message === 'string' && (
            <blockquote>
              {message.split('\n').map((line) => (
                <p>{line}</p>
              ))}
            </blockquote>
          )}
        </>
      }
    >
      <Required />
      <Field form={props.form} name="reponse" />
    </GesturePage>
  )
}

export const TakeOverPage = (props: GestureProps<typeof reasonToAgentFields>) => {
  const { takenBy } = props.request
  return (
    <GesturePage
      {...props}
      title="Reprendre la demande"
      submit="Reprendre la demande"
      later="La laisser à mon collègue"
      intro={
        takenBy && (
          <p>
            Prise en charge par {takenBy.firstName} {takenBy.lastName}, {takenBy.quality}. Ce que cette personne est en train
            d’écrire ne sera pas enregistré{nbsp}: prévenez-la d’abord.
          </p>
        )
      }
    >
      {takenBy && <Hidden name="titulaire" value={takenBy.account} />}
      <Required />
      <Field form={props.form} name="raison" />
    </GesturePage>
  )
}

export const ReopenPage = (props: GestureProps<typeof reopenFields> & { undone: readonly string[] }) => (
  <GesturePage
    {...props}
    title="Revenir sur la décision"
    submit="Rouvrir la demande"
    later="Ne rien changer"
    danger
    intro={
      <>
        <h2>Ce qui va changer</h2>
        <ul>
          <li>La demande sera de nouveau en traitement, prise en charge par vous.</li>
          {props.undone.map((sentence) => (
            <li>{sentence}</li>
          ))}
          <li>La famille sera prévenue par un message et un courriel.</li>
        </ul>
      </>
    }
  >
    <Required />
    <Field form={props.form} name="raison" />
  </GesturePage>
)
