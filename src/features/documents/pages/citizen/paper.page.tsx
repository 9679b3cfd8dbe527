import { type Day, showDate } from '#core/days.ts'
import { greetingName, type Named } from '#core/names.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList, Tag } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { isToProvide, statusLabel, statusTone } from '../../domain/paper.ts'
import { to } from '../../paths.ts'
import type { DocumentFile, DocumentPage } from '../../store/documents.ts'
import type { Reusable } from '../../store/reusable.ts'
import { PagePictures } from '../page-pictures.tsx'
import type { PaperRow } from './papers.page.tsx'
import type { situationForm } from './situation.form.ts'

export type PaperProps = {
  readonly row: PaperRow
  readonly help: string
  /** Until when the copy is kept. */
  readonly kept: string
  readonly nav: string
  /** Null when nothing is asked first. */
  readonly situation: FormState<(typeof situationForm)['fields']> | null
  readonly isConcerned: boolean | null
  /** Something is prepared and not sent. */
  readonly hasDraft: boolean
  readonly reusable: readonly Reusable[]
  readonly sent: { readonly sentOn: Day; readonly files: readonly DocumentFile[]; readonly pages: readonly DocumentPage[] } | null
}

const Situation = ({ id, form }: { id: number; form: NonNullable<PaperProps['situation']> }) => (
  <PostForm action={to.situation(id)} label="Votre situation">
    <Required />
    <Field form={form} name="situation" />
    <Actions>
      <Submit>Enregistrer ma réponse</Submit>
    </Actions>
  </PostForm>
)

const Reuse = ({ id, reusable }: { id: number; reusable: readonly Reusable[] }) => (
  <section>
    <h2>Document déjà fourni</h2>
    {reusable.map(({ document, person }: { document: number; person: Named }) => (
      <PostForm action={to.reuse(id)} label={`Document déjà fourni pour ${greetingName(person)}`}>
        <Hidden name="document" value={document} />
        <Actions>
          <Submit tone="secondary">Utiliser le document déjà fourni pour {greetingName(person)}</Submit>
        </Actions>
      </PostForm>
    ))}
  </section>
)

const Sent = ({ row, sent }: { row: PaperRow; sent: NonNullable<PaperProps['sent']> }) => (
  <section>
    <h2>Document envoyé le {showDate(sent.sentOn)}</h2>
    <PagePictures pages={sent.pages} srcOf={(page) => to.sentPage(row.id, page)} of={row.label} />
    <ul>
      {sent.files
        .filter((file) => file.hasOriginal)
        .map((file) => (
          <li>
            <a href={to.original(row.id, file.position)} download>
              Télécharger «&nbsp;{file.name}&nbsp;»
            </a>
          </li>
        ))}
    </ul>
  </section>
)

/** One paper: where it stands, what a good one shows, which requests need it, what was sent. */
export const PaperPage = ({ row, help, kept, nav, situation, isConcerned, hasDraft, reusable, sent }: PaperProps) => {
  const mayProvide = row.status !== 'non_concerne' && (situation === null || isConcerned === true || row.status !== 'non_fourni')
  return (
    <Page
      title="Justificatif"
      heading={row.label}
      nav={nav}
      form={situation ?? undefined}
      back={{ href: to.papers(), label: 'Retour aux justificatifs' }}
    >
      <p>
        <Tag tone={statusTone(row.status)}>{statusLabel(row.status)}</Tag>
      </p>
      {row.reason && (
        <Banner tone="error" title="Ce document a été refusé">
          <p>{row.reason}</p>
        </Banner>
      )}
      <SummaryList
        items={[
          ...(row.status === 'valide' || row.status === 'expire'
            ? [{ term: 'Valable jusqu’au', value: row.validUntil ? showDate(row.validUntil) : 'Sans limite' }]
            : []),
          { term: 'Conservation de la copie', value: row.isSeenOnly ? 'Vu au guichet, non conservé' : kept },
          {
            term: 'Téléprocédure(s) concernée(s)',
            value:
              row.requests.length === 0
                ? 'Aucune'
                : row.requests.map(({ number, title, url }, i) => (
                    <>
                      {i > 0 && ', '}
                      <a href={url}>
                        {title}&nbsp;: {number}
                      </a>
                    </>
                  )),
          },
        ]}
      />
      {situation && (row.status === 'non_fourni' || row.status === 'non_concerne') && <Situation id={row.id} form={situation} />}
      {mayProvide && (
        <section>
          <h2>{isToProvide(row.status) ? 'Fournir le document' : 'Fournir un autre document'}</h2>
          <p>{help}</p>
          {row.requests.length > 1 && <p>Demandé pour {row.requests.length}&nbsp;demandes&nbsp;: un seul envoi suffit.</p>}
          <Actions>
            {hasDraft ? (
              <LinkButton href={to.check(row.id)} tone="primary">
                Continuer l’envoi
              </LinkButton>
            ) : (
              <LinkButton href={to.provide(row.id)} tone={isToProvide(row.status) ? 'primary' : 'secondary'}>
                {row.status === 'non_fourni' ? 'Fournir le document' : 'Remplacer le document'}
              </LinkButton>
            )}
          </Actions>
        </section>
      )}
      {mayProvide && reusable.length > 0 && <Reuse id={row.id} reusable={reusable} />}
      {sent && <Sent row={row} sent={sent} />}
    </Page>
  )
}
