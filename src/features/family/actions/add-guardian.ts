import type { Tx } from '#platform/db/database.ts'
import type { Rights } from '../domain/child.ts'
import { saveGuardianship } from '../store/children.ts'

/** Another adult for a child, in whatever household they live; the child is never copied. Said again, rights are replaced. */
export const addGuardian = (
  tx: Tx,
  wish: { readonly child: number; readonly adult: number; readonly rights: Rights; readonly givenBy?: number },
): Promise<void> => saveGuardianship(tx, wish.child, wish.adult, wish.rights, wish.givenBy)
