import type { Document } from '../store/documents.ts'

const ZOOMS = [100, 150, 200]
const TURNS = [0, 90, 180, 270]

const oneOf = (given: string | undefined, known: readonly number[]): number => known.find((n) => String(n) === given) ?? known[0]!

/** How the address says that pages are shown. */
export const viewOf = (input: Readonly<Record<string, string | undefined>>): { zoom: number; turn: number } => ({
  zoom: oneOf(input.zoom, ZOOMS),
  turn: oneOf(input.tourner, TURNS),
})

export type ViewerProps = {
  /** What the document is, for those who hear it. */
  readonly label: string
  readonly document: Document
  readonly zoom: number
  readonly turn: number
  /** The page that shows it. */
  readonly at: string
  readonly pageOf: (page: number) => string
  readonly fileOf: (file: number) => string
}

/** A document as an agent examines it: zoom and turn are links, the pages pictures of ours. */
export const Viewer = ({ label, document, zoom, turn, at, pageOf, fileOf }: ViewerProps) => {
  const shown = (z: number, t: number) => `${at}?zoom=${z}&tourner=${t}#pages`
  return (
    <section aria-label="Document" id="pages">
      <p class="visionneuse-outils">
        {ZOOMS.map((z) => (
          <a href={shown(z, turn)} aria-current={z === zoom ? 'true' : undefined}>
            Zoom {z}&nbsp;%
          </a>
        ))}
        <a href={shown(zoom, (turn + 90) % 360)}>Tourner à droite</a>
        <a href={shown(zoom, (turn + 270) % 360)}>Tourner à gauche</a>
      </p>
      <div class={`visionneuse zoom-${zoom} tour-${turn}`} tabIndex={0} role="group" aria-label="Pages du document">
        <ol class="pages-document" role="list">
          {document.pages.map(({ page, width, height }) => (
            <li>
              <img
                src={pageOf(page)}
                width={width}
                height={height}
                loading={page === 1 ? undefined : 'lazy'}
                alt={`${label}, page ${page} sur ${document.pages.length}`}
              />
            </li>
          ))}
        </ol>
      </div>
      <ul>
        {document.files.map((file) => (
          <li>
            {file.name}
            {!file.isScanned && ', non analysé par un antivirus'}
            {file.hasOriginal && (
              <>
                {' – '}
                <a href={fileOf(file.position)} download>
                  Ouvrir l’original
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
