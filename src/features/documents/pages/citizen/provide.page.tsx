import type { FormState } from '#forms/form.ts'
import { faultSentence } from '#platform/files/faults.ts'
import { Banner, Vh } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { Document } from '../../store/documents.ts'
import { PagePictures } from '../page-pictures.tsx'
import type { PaperRow } from './papers.page.tsx'

const UploadForm = ({ id, form, label }: { id: number; form: FormState; label: string }) => (
  <PostForm action={to.provide(id)} files label={label}>
    <Required />
    <Field form={form} name="fichier" />
    <Actions>
      <Submit>{label}</Submit>
    </Actions>
  </PostForm>
)

/** Choosing the files. */
export const ProvidePage = ({ row, help, form, nav }: { row: PaperRow; help: string; form: FormState; nav: string }) => (
  <Page
    title="Fournir un justificatif"
    heading={row.label}
    caption="Fournir un justificatif"
    form={form}
    nav={nav}
    back={{ href: to.paper(row.id), label: 'Retour au justificatif' }}
  >
    <p>{help}</p>
    <p>Une bonne photo montre la page entière, à plat, bien éclairée et nette. Vous verrez le document avant de l’envoyer.</p>
    <UploadForm id={row.id} form={form} label="Continuer" />
  </Page>
)

const Waiting = ({ id }: { id: number }) => (
  <Banner title="Vérification du fichier en cours">
    <p>Elle prend quelques secondes.</p>
    <p data-ilot="attente-fichier">
      <a href={to.check(id)}>Voir où en est la vérification</a>
    </p>
  </Banner>
)

const Files = ({ id, draft }: { id: number; draft: Document }) => (
  <ul class="fichiers" role="list">
    {draft.files.map((file) => (
      <li>
        <p>
          <strong>{file.name}</strong>
          {file.fault && (
            <>
              <br />
              <span class="erreur">Ce fichier n’est pas pris. {faultSentence(file.fault)}</span>
            </>
          )}
        </p>
        <PostForm action={to.drop(id)} label={`Retirer ${file.name}`}>
          <Hidden name="fichier" value={file.position} />
          <Submit tone="link">
            Retirer<Vh> le fichier {file.name}</Vh>
          </Submit>
        </PostForm>
      </li>
    ))}
  </ul>
)

export type CheckProps = {
  readonly row: PaperRow
  readonly draft: Document
  readonly isSeveralPages: boolean
  /** To add a page, or to choose again. */
  readonly form: FormState
  readonly nav: string
}

/** Looking at what will be sent. */
export const CheckPage = ({ row, draft, isSeveralPages, form, nav }: CheckProps) => {
  const isWaiting = draft.files.some((file) => file.state === 'attente')
  const isReady = !isWaiting && draft.pages.length > 0
  return (
    <Page
      title="Vérifier le document"
      heading={isReady ? 'Est-ce le bon document, lisible\u202f?' : 'Vérifier le document'}
      caption={row.label}
      form={form}
      nav={nav}
      back={{ href: to.paper(row.id), label: 'Retour au justificatif' }}
    >
      {isWaiting && <Waiting id={row.id} />}
      <PagePictures pages={draft.pages} srcOf={(page) => to.draftPage(row.id, page)} of={row.label} />
      <h2>{draft.files.length === 1 ? 'Fichier choisi' : 'Fichiers choisis'}</h2>
      <Files id={row.id} draft={draft} />
      {isReady && (
        <PostForm action={to.check(row.id)} label="Envoyer ce document">
          <p>La mairie ne reçoit rien tant que vous n’avez pas envoyé ce document.</p>
          <Actions>
            <Submit>Envoyer ce document</Submit>
          </Actions>
        </PostForm>
      )}
      {isSeveralPages && (
        <section>
          <h2>Ajouter une page</h2>
          <UploadForm id={row.id} form={form} label="Ajouter une page" />
        </section>
      )}
      <PostForm action={to.drop(row.id)} label="Choisir un autre fichier">
        <Actions>
          <Submit tone="secondary">Choisir un autre fichier</Submit>
          <LinkButton href={to.papers()} tone="link">
            Continuer plus tard
          </LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}
