import { TableList } from '#ui/display.tsx'
import type { Difference } from '../domain/identity-change.ts'

const NONE = 'Non renseigné'

/** PF-3 · old and new value of each thing that would change. */
export const Differences = ({ caption, differences }: { caption: string; differences: readonly Difference[] }) => (
  <TableList
    caption={caption}
    columns={[{ head: 'Donnée' }, { head: 'Aujourd’hui' }, { head: 'Demandé' }]}
    rows={differences.map(({ label, before, after }) => [label, before ?? NONE, <strong>{after ?? NONE}</strong>])}
  />
)
