import type { PoolClient } from 'pg'
import { type Day, parisDay, parisInstant } from '#core/days.ts'
import { enrolmentEffects } from '#features/enrolment/index.ts'
import { effects } from '#features/procedures/index.ts'
import type { Clock } from '#platform/clock.ts'
import { LOCKS } from '#platform/db/locks.ts'
import type { Town, Towns } from '#platform/db/towns.ts'
import { hashPassword } from '#platform/passwords.ts'
import { AGENTS, hireAgents } from './agents.ts'
import { emptyTown } from './empty.ts'
import { dupinFamily, mounierFamily } from './families.ts'
import { tellNews } from './news.ts'
import { DEMO_PASSWORD } from './password.ts'
import { openStage } from './stage.ts'
import { tellStory } from './story.ts'
import { furnishTown, insertTown } from './town.ts'

export { DEMO_PASSWORD } from './password.ts'

/** Who may sign in, all with `DEMO_PASSWORD`. */
export const demoLogins: readonly { readonly login: string; readonly who: string }[] = [
  { login: 'hubert.mounier', who: 'parent d’Éric' },
  { login: 'claire.lefebvre', who: 'autre parent d’Éric, dans un autre foyer' },
  { login: 'pascal.dupin', who: 'parent de Florian, Alice, Jean, Alexis et Daniel' },
  ...AGENTS.map(({ login, who }) => ({ login, who: who.charAt(0).toLocaleLowerCase('fr') + who.slice(1) })),
]

export type DemoParts = { readonly towns: Towns; readonly clock: Clock }
/** `madeOn`: T, the day that the families' story is told from. `renewed`: made by this call. */
export type Demo = { readonly madeOn: Day; readonly renewed: boolean }

const SLUG = 'isques'
/** What `demo_made_at` says while the demo is being made: found at start, the making was interrupted and starts again. */
const BEING_MADE = Temporal.Instant.from('1970-01-01T00:00:00Z')

const alone = async <T>(town: Town, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await town.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCKS.demo])
    try {
      return await work(client)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCKS.demo])
    }
  } finally {
    client.release()
  }
}

const make = async (town: Town, now: Temporal.Instant): Promise<Demo> => {
  effects.plug(enrolmentEffects)
  const { db } = town
  const story = tellStory(now)
  await insertTown(db, BEING_MADE)
  const stage = await openStage(town, now, await hashPassword(DEMO_PASSWORD))
  const longAgo = stage.at(parisInstant(Temporal.PlainDate.from({ year: story.year - 4, month: 9, day: 1 }), '09:00'))
  await furnishTown(db, stage.at(now), longAgo)
  const agent = await hireAgents(longAgo)
  await mounierFamily(stage, story, agent)
  await dupinFamily(stage, story, agent)
  await tellNews(stage.at(now), story)
  await db.updateTable('town').set({ demo_made_at: now }).execute()
  return { madeOn: story.today, renewed: true }
}

/** Has a visitor done anything since? Then the demo is theirs: it is not made again behind their back. */
const isUsedSince = async (town: Town, made: Temporal.Instant): Promise<boolean> => {
  const asked = await Promise.all([
    town.db.selectFrom('session').select('created_at').where('created_at', '>', made).limit(1).executeTakeFirst(),
    town.db.selectFrom('signup').select('created_at').where('created_at', '>', made).limit(1).executeTakeFirst(),
    town.db.selectFrom('account').select('created_at').where('created_at', '>', made).limit(1).executeTakeFirst(),
    town.db.selectFrom('request').select('created_at').where('updated_at', '>', made).limit(1).executeTakeFirst(),
    town.db.selectFrom('ledger_transaction').select('recorded_at').where('recorded_at', '>', made).limit(1).executeTakeFirst(),
  ])
  return asked.some((row) => row !== undefined)
}

/**
 * The demo town, made when there is none, and made again when its day is past and nobody has used it. A town that is not a
 * demo is never touched. Two processes at once make it once.
 */
export const ensureDemo = (parts: DemoParts): Promise<Demo> => {
  const town = parts.towns.bySlug(SLUG)
  return alone(town, async (client) => {
    const now = parts.clock()
    const found = await town.db.selectFrom('town').select('demo_made_at').executeTakeFirst()
    if (!found) return make(town, now)
    const made = found.demo_made_at
    const isInterrupted = made?.equals(BEING_MADE) ?? false
    const madeOn = made && !isInterrupted ? parisDay(made) : parisDay(now)
    const isStale = made !== null && Temporal.PlainDate.compare(madeOn, parisDay(now)) < 0 && !(await isUsedSince(town, made))
    if (!isInterrupted && !isStale) return { madeOn, renewed: false }
    await emptyTown(client, SLUG)
    return make(town, now)
  })
}

/** Throws the demo's rows away and makes it again. @throws when the town is not a demo */
export const resetDemo = (parts: DemoParts): Promise<Demo> => {
  const town = parts.towns.bySlug(SLUG)
  return alone(town, async (client) => {
    const found = await town.db.selectFrom('town').select('demo_made_at').executeTakeFirst()
    if (found && found.demo_made_at === null) throw new Error('this town is not a demo: its rows are not thrown away')
    if (found) await emptyTown(client, SLUG)
    return make(town, parts.clock())
  })
}
