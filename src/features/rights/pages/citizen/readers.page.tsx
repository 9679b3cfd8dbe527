import { showMoment } from '#core/days.ts'
import { type RetentionRule, showKeep } from '#platform/db/retention.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { actWords, subjectWords } from '../../domain/readers.ts'
import { rightsPaths } from '../../paths.ts'
import type { Reading } from '../../store/readers.ts'

export type ReadersProps = {
  readonly readings: readonly Reading[]
  readonly names: ReadonlyMap<number, string>
  /** Under which number the next page starts; null on the last. */
  readonly next: number | null
  readonly isFirst: boolean
  /** For how long these traces are kept. */
  readonly kept: RetentionRule | undefined
}

/** RT-20 · «Qui a consulté mon dossier». */
export const ReadersPage = ({ readings, names, next, isFirst, kept }: ReadersProps) => (
  <Page title="Qui a consulté mon dossier" back={{ href: rightsPaths.mine, label: 'Mes données' }} nav={rightsPaths.profile} wide>
    <p>
      Chaque fois qu’un agent ouvre ou change quelque chose qui vous concerne, le portail le note. Une consultation vous
      étonne&#8239;? Écrivez à la mairie.{kept && ` Chaque trace est gardée ${showKeep(kept)}, puis supprimée.`}
    </p>
    {readings.length === 0 ? (
      <Empty title={isFirst ? 'Aucun agent n’a consulté votre dossier.' : 'Rien de plus ancien.'} />
    ) : (
      <TableList
        caption="Consultations, la plus récente d’abord"
        columns={[{ head: 'Date' }, { head: 'Qui' }, { head: 'Ce qui a été fait' }, { head: 'Sur quoi' }]}
        rows={readings.map(({ at, service, quality, action, subject }) => [
          showMoment(at),
          `${service}, ${quality}`,
          actWords(action),
          subjectWords(subject, names),
        ])}
      />
    )}
    {(next !== null || !isFirst) && (
      <Actions>
        {next !== null && <LinkButton href={`${rightsPaths.readers}?avant=${next}`}>Plus anciennes</LinkButton>}
        {!isFirst && <LinkButton href={rightsPaths.readers}>Les plus récentes</LinkButton>}
      </Actions>
    )}
  </Page>
)
