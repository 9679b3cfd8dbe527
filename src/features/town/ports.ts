import { port } from '#core/port.ts'

/** What a town may do without, by the feature's name. */
export type Switch = { readonly name: string; readonly label: string; readonly about: string }
export const switches = port<readonly Switch[]>('town.switches')
