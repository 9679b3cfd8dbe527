import { plain } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { describeException, describePlace } from '../domain/described.ts'
import type { Exception } from '../domain/hours.ts'
import type { Place, PlaceFacts } from '../domain/place.ts'
import { deleteException, deletePlace, getPlace, insertException, insertPlace, updatePlace } from '../store/places.ts'

type AgentCtx = Ctx<Agent>

/** «ecole-le-petit-prince»: for the URL. */
const slugOf = (name: string): string =>
  plain(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'lieu'

const noted = (name: string) => ({ theme: 'Lieux et services', name })
const notedException = (place: Place) => noted(`${place.name} – Horaires exceptionnels`)

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
    await noteChange(tx, ctx.actor.account, noted(facts.name), null, describePlace(facts))
    await trace(tx, traced(ctx, 'places.create', id))
    return id
  })

/** The address of the page stays: links to it live elsewhere. */
export const changePlace = (ctx: AgentCtx, place: Place, facts: PlaceFacts): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = await getPlace(tx, { id: place.id })
    await updatePlace(tx, place.id, facts)
    await noteChange(tx, ctx.actor.account, noted(before.name), describePlace(before), describePlace(facts))
    await trace(tx, traced(ctx, 'places.change', place.id))
  })

export const removePlace = (ctx: AgentCtx, place: Place): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = await getPlace(tx, { id: place.id })
    await deletePlace(tx, place.id)
    await noteChange(tx, ctx.actor.account, noted(before.name), describePlace(before), null)
    await trace(tx, traced(ctx, 'places.remove', place.id))
  })

export const addException = (ctx: AgentCtx, place: Place, exception: Omit<Exception, 'id'>): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await insertException(tx, place.id, exception)
    await noteChange(tx, ctx.actor.account, notedException(place), null, describeException(exception))
    await trace(tx, traced(ctx, 'places.change', place.id))
  })

/** @throws Absent */
export const removeException = (ctx: AgentCtx, place: Place, exception: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = (await getPlace(tx, { id: place.id })).exceptions.find(({ id }) => id === exception)
    if (!before || !(await deleteException(tx, place.id, exception))) throw new Absent('no such exception')
    await noteChange(tx, ctx.actor.account, notedException(place), describeException(before), null)
    await trace(tx, traced(ctx, 'places.change', place.id))
  })
