import { port } from '#core/port.ts'
import type { Contribution } from '#platform/feature.ts'

/** What each feature has to say on the connected home; plugged by `app/` with the whole list. */
export const contributions = port<readonly Contribution[]>('home.contributions')
