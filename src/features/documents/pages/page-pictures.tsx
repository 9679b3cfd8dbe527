import type { DocumentPage } from '../store/documents.ts'

/** The pages of a document as our own pictures, one under the other. */
export const PagePictures = ({
  pages,
  srcOf,
  of,
}: {
  pages: readonly DocumentPage[]
  srcOf: (page: number) => string
  /** What the document is, for those who hear it. */
  of: string
}) => (
  <ol class="pages-document" role="list">
    {pages.map(({ page, width, height }) => (
      <li>
        <a href={srcOf(page)}>
          <img src={srcOf(page)} width={width} height={height} loading="lazy" alt={`${of}, page ${page} sur ${pages.length}`} />
        </a>
      </li>
    ))}
  </ol>
)
