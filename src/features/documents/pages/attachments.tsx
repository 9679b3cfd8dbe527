import { count } from '#core/text.ts'
import { faultSentence } from '#platform/files/faults.ts'
import { Vh } from '#ui/display.tsx'
import type { Attachment } from '../actions/attachments.ts'
import type { DocumentFile } from '../store/documents.ts'
import { PagePictures } from './page-pictures.tsx'

/** Where whoever reads the conversation finds what is joined to it. */
export type AttachmentUrls = {
  readonly page: (document: number, page: number) => string
  readonly original: (document: number, file: number) => string
}

const stateOf = (file: DocumentFile): string | null => {
  if (file.state === 'attente') return 'en cours de vérification'
  return file.fault === null ? null : `refusé. ${faultSentence(file.fault)}`
}

const File = ({ document, file, urls }: { document: Attachment; file: DocumentFile; urls: AttachmentUrls }) => {
  const state = stateOf(file)
  const pages = document.pages.filter((page) => page.position === file.position)
  return (
    <li>
      <span data-saisi>{file.name}</span>
      {state !== null && (
        <>
          {'\u00a0: '}
          <span class={file.fault === null ? 'discret' : 'erreur'}>{state}</span>
        </>
      )}
      {file.state === 'pret' && file.hasOriginal && (
        <>
          {' '}
          <a href={urls.original(document.id, file.position)}>
            Télécharger<Vh> {file.name}</Vh>
          </a>
        </>
      )}
      {pages.length > 0 && (
        <details>
          <summary>
            Voir {count(pages.length, 'page')}
            <Vh> de {file.name}</Vh>
          </summary>
          <PagePictures pages={pages} srcOf={(page) => urls.page(document.id, page)} of={file.name} />
        </details>
      )}
    </li>
  )
}

/** DO-16 · What is joined to a message: in quarantine, refused and why, or to be read. */
export const Attachments = ({ documents, urls }: { documents: readonly Attachment[]; urls: AttachmentUrls }) => {
  const files = documents.flatMap((document) => document.files.map((file) => ({ document, file })))
  if (files.length === 0) return null
  return (
    <div>
      <p>
        <strong>{files.length === 1 ? 'Pièce jointe' : 'Pièces jointes'}</strong>
      </p>
      <ul class="fichiers" role="list">
        {files.map(({ document, file }) => (
          <File document={document} file={file} urls={urls} />
        ))}
      </ul>
    </div>
  )
}
