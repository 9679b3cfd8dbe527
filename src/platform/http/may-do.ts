import { port } from '#core/port.ts'
import type { Actor } from './actor.ts'

/**
 * Whether this person holds that permission, answered by app/roles.ts. For pages that show an action only to those who
 * may do it; access itself is declared by `page({ allow })`.
 */
export const mayDo = port<(actor: Actor, permission: string) => boolean>('http.may-do')
