import { plain } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Exception } from '../domain/hours.ts'
import type { Place, PlaceFacts } from '../domain/place.ts'
import { deleteException, deletePlace, insertException, insertPlace, updatePlace } from '../store/places.ts'

type AgentCtx = Ctx<Agent>

/** «ecole-le-petit-prince»: for the URL. */
const slugOf = (name: string): string =>
  plain(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'lieu'

const traced = (ctx: AgentCtx, action: string, place: number) => ({
  account: ctx.actor.account,
  action,
  subject: `lieu/${place}`,
})

/** PL-4 · the form sent twice describes the place once. @returns its number */
export const addPlace = (ctx: AgentCtx, facts: PlaceFacts, key: string): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const formKey = { account: ctx.actor.account, key }
    const before = await takeFormKey(tx, formKey)
    if (before !== null) return Number(before)
    const id = await insertPlace(tx, slugOf(facts.name), facts)
    await answerFormKey(tx, formKey, String(id))
    await trace(tx, traced(ctx, 'places.create', id))
    return id
  })

/** The address of the page stays: links to it live elsewhere. */
export const changePlace = (ctx: AgentCtx, place: Place, facts: PlaceFacts): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await updatePlace(tx, place.id, facts)
    await trace(tx, traced(ctx, 'places.change', place.id))
  })

export const removePlace = (ctx: AgentCtx, place: Place): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await deletePlace(tx, place.id)
    await trace(tx, traced(ctx, 'places.remove', place.id))
  })

export const addException = (ctx: AgentCtx, place: Place, exception: Omit<Exception, 'id'>): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await insertException(tx, place.id, exception)
    await trace(tx, traced(ctx, 'places.change', place.id))
  })

/** @throws Absent */
export const removeException = (ctx: AgentCtx, place: Place, exception: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (!(await deleteException(tx, place.id, exception))) throw new Absent('no such exception')
    await trace(tx, traced(ctx, 'places.change', place.id))
  })
