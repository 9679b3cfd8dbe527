import type { FileFault } from './faults.ts'
import type { FileKind } from './kinds.ts'
import type { Stored } from './vault.ts'

/** A file that a form sent: kept and encrypted on disk, or refused with the reason. */
export type ReceivedFile = { readonly field: string; readonly name: string; readonly size: number } & (
  | { readonly ok: true; readonly stored: Stored; readonly kind: FileKind }
  | { readonly ok: false; readonly fault: FileFault }
)
