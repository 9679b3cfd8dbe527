import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'

type Said = { readonly name: string; readonly phone: string | null }

/** Who may fetch each child and who is to be called, as the accepted fiche says: answered by procedures. */
export const ficheContacts =
  port<
    (
      db: Db,
      children: readonly number[],
    ) => Promise<ReadonlyMap<number, { readonly authorised: readonly Said[]; readonly toCall: readonly Said[] }>>
  >('family.fiche-contacts')
