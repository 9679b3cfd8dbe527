import type { Citizen } from './actor.ts'
import type { Ctx } from './ctx.ts'

/**
 * Reads something of whoever is signed in once per request, however many parts of its page ask. Only for pages that write
 * nothing: what is written meanwhile is not seen.
 */
export const oncePerRequest = <T>(read: (ctx: Ctx<Citizen>) => Promise<T>): ((ctx: Ctx<Citizen>) => Promise<T>) => {
  const known = new WeakMap<Ctx<Citizen>, Promise<T>>()
  return (ctx) => {
    const found = known.get(ctx) ?? read(ctx)
    known.set(ctx, found)
    return found
  }
}
