import { port } from '#core/port.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'

/** Writes to a family, asked from the feature that owns messages (plugged in app/ports.ts). */
export type Tell = (
  tx: Tx,
  message: {
    readonly recipient: number
    readonly request?: number
    readonly service: number
    readonly subject: string
    readonly body: string
    readonly by?: Agent | null
  },
) => Promise<unknown>

export const tell = port<Tell>('documents.tell')
