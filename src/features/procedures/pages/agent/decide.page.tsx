import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'
import type { reasonFields, replyFields } from './decide.form.ts'

const Which = ({ request: { child, author } }: { request: Request }) => (
  <p>
    Demandeur{nbsp}: {listName(author.name)}
    {child && `. Personne concernée${nbsp}: ${listName(child.name)}`}
  </p>
)

const caption = ({ number, definition }: Request): string => `Demande n°${nbsp}${number} – ${definition.title}`
const back = ({ number }: Request) => ({ href: to.file(number), label: 'Retour à la demande' })

export const AcceptPage = ({ request, form, preview }: { request: Request; form: FormState; preview: readonly string[] }) => (
  <Page title="Accepter la demande" caption={caption(request)} form={form} nav={to.queue()} back={back(request)}>
    <Which request={request} />
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
    <PostForm>
      <Actions>
        <Submit>Accepter la demande</Submit>
        <LinkButton href={to.file(request.number)} tone="link">
          Ne pas décider maintenant
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export const RefusePage = ({ request, form }: { request: Request; form: FormState<typeof reasonFields> }) => (
  <Page title="Refuser la demande" caption={caption(request)} form={form} nav={to.queue()} back={back(request)}>
    <Which request={request} />
    <p>Les voies et le délai de recours, votre nom, votre qualité et votre service seront ajoutés au message.</p>
    <PostForm>
      <Required />
      <Field form={form} name="raison" />
      <Actions>
        <Submit tone="danger">Refuser la demande</Submit>
        <LinkButton href={to.file(request.number)} tone="link">
          Ne pas décider maintenant
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export const ReplyPage = ({ request, form }: { request: Request; form: FormState<typeof replyFields> }) => {
  const { objet, message } = request.answers
  return (
    <Page title="Répondre" caption={caption(request)} form={form} nav={to.queue()} back={back(request)}>
      <Which request={request} />
      {typeof objet === 'string' && <h2>{objet}</h2>}
      {typeof message === 'string' && (
        <blockquote>
          {message.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </blockquote>
      )}
      <PostForm>
        <Required />
        <Field form={form} name="reponse" />
        <Actions>
          <Submit>Envoyer la réponse</Submit>
          <LinkButton href={to.file(request.number)} tone="link">
            Ne pas répondre maintenant
          </LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}
