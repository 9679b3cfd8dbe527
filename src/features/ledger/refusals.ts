import type { Sentences } from '#forms/form.ts'

export type LedgerRefusal = 'ledger.not-over' | 'ledger.already-closed'

export const ledgerRefusals: Sentences<LedgerRefusal> = {
  'ledger.not-over': 'Une journée qui n’est pas finie ne peut pas être arrêtée\u00a0: choisissez hier, ou un jour plus ancien.',
  'ledger.already-closed': 'Cette période est déjà arrêtée. Rien n’a changé.',
}
