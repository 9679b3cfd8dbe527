import { AGENT_ROLES, type AgentRole, accountTies, type Tie } from '#features/accounts/index.ts'
import { settingEntries } from '#features/admin/index.ts'
import {
  bookingsUnder as bookedUnder,
  type ChildFacts,
  childFacts,
  hasComingBookings,
  listComing,
} from '#features/agenda/index.ts'
import { demoAccess } from '#features/demo/index.ts'
import { contributions as deskContributions } from '#features/desk/index.ts'
import { papersConcerned, papersTell } from '#features/documents/index.ts'
import { bookingsUnder, enrolmentEffects, listEnrolledChildren, schoolingOf } from '#features/enrolment/index.ts'
import { familyEvents, familyGestures, familyParts } from '#features/families/index.ts'
import { ficheContacts, listAuthorised, listSoleChildren } from '#features/family/index.ts'
import { homeContributions } from '#features/home/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { concerned, sendMessage } from '#features/messages/index.ts'
import {
  answersBeside,
  briefOf,
  briefsOf,
  childFactsOf,
  contactOf,
  effects,
  listOwnRequests,
  markAnswered,
  procedurePaths,
  schooling,
  titlesOf,
} from '#features/procedures/index.ts'
import { holders, personalTables, retentionRules } from '#features/rights/index.ts'
import { searchEntries } from '#features/search/index.ts'
import { comingBookings, enrolledChildren } from '#features/tariffs/index.ts'
import { letterTexts, switches } from '#features/town/index.ts'
import type { Feature } from '#platform/feature.ts'
import { mayDo as mayDoPort } from '#platform/http/may-do.ts'
import { isOffered } from '#platform/http/offered.ts'
import { DEMO_PASSWORD, demoLogins } from '../../db/demo/create.ts'
import { mayDo, roles } from './roles.ts'
import { contributionOf } from './switches.ts'

/** A request that still waits for somebody; a draft goes with the account. */
const RUNNING: readonly string[] = ['enregistree', 'en_traitement', 'a_completer']

/** A child whose fiche was not accepted yet. */
const NOTHING_KNOWN: ChildFacts = { meal: null, allergies: null, pai: null, authorised: [], toCall: [] }

/** Plugs each port of a lower feature with the answer of a later one. Called once, before the first request or job. */
export const plugPorts = (features: readonly Feature[]): void => {
  const contributions = features.flatMap((feature) => contributionOf(feature) ?? [])
  accountTies.plug(async (db, citizen, today) => {
    const { balanceCents, dueCents } = await balanceOf(db, citizen.household, today)
    const requests = await listOwnRequests(db, citizen.person)
    const sole = await listSoleChildren(db, citizen.person)
    const enrolled = sole.length === 0 ? [] : await listEnrolledChildren(db, [citizen.household], today, today.add({ years: 1 }))
    const ties: readonly (Tie | false)[] = [
      dueCents > 0 && 'due',
      dueCents === 0 && balanceCents > 0 && 'credit',
      (await hasComingBookings(db, citizen.household, today)) && 'booking',
      requests.some((request) => RUNNING.includes(request.status)) && 'request',
      enrolled.some(({ child }) => sole.includes(child)) && 'guardian',
    ]
    return ties.filter((tie) => tie !== false)
  })
  concerned.plug({
    titles: titlesOf,
    url: procedurePaths.request,
    brief: briefOf,
    answered: markAnswered,
    contact: contactOf,
  })
  papersTell.plug(sendMessage)
  papersConcerned.plug({ briefs: briefsOf, answers: answersBeside, url: procedurePaths.request, fileUrl: procedurePaths.file })
  ficheContacts.plug(childFactsOf)
  childFacts.plug(async (db, children) => {
    const [facts, persons] = await Promise.all([childFactsOf(db, children), listAuthorised(db, children)])
    const known = new Map<number, ChildFacts>(facts)
    for (const person of persons) {
      const before = known.get(person.child) ?? NOTHING_KNOWN
      known.set(person.child, {
        ...before,
        authorised: person.mayFetch ? [...before.authorised, person] : before.authorised,
        toCall: person.isCalled ? [...before.toCall, person] : before.toCall,
      })
    }
    return known
  })
  effects.plug(enrolmentEffects)
  schooling.plug(schoolingOf)
  comingBookings.plug(listComing)
  enrolledChildren.plug(listEnrolledChildren)
  bookingsUnder.plug(bookedUnder)
  mayDoPort.plug(mayDo)
  deskContributions.plug(async (ctx) => {
    const items = await Promise.all(contributions.flatMap((c) => c.workItems?.(ctx.db, ctx.now, ctx.actor) ?? []))
    return items.flat().filter((item) => mayDo(ctx.actor, item.permission))
  })
  demoAccess.plug({ password: DEMO_PASSWORD, logins: demoLogins })
  familyParts.plug(contributions.flatMap((c) => c.family ?? []).toSorted((a, b) => a.rank - b.rank))
  familyEvents.plug(contributions.flatMap((c) => c.familyEvents ?? []))
  familyGestures.plug(contributions.flatMap((c) => c.familyGestures ?? []).toSorted((a, b) => a.rank - b.rank))
  homeContributions.plug(contributions)
  personalTables.plug(new Map(features.map(({ name, contributes }) => [name, contributes?.personalData ?? []])))
  holders.plug((permission) =>
    Object.entries<readonly string[]>(roles).flatMap(([role, held]) =>
      held.includes(permission) && role in AGENT_ROLES ? AGENT_ROLES[role as AgentRole] : [],
    ),
  )
  retentionRules.plug(contributions.flatMap((c) => c.retention ?? []))
  searchEntries.plug(async (ctx) => (await Promise.all(contributions.map((c) => c.searchEntries?.(ctx) ?? []))).flat())
  settingEntries.plug((ctx) =>
    features.flatMap((feature) =>
      (feature.contributes?.settings ?? []).filter(
        ({ permission }) => isOffered(ctx, feature.name) && mayDo(ctx.actor, permission),
      ),
    ),
  )
  letterTexts.plug((ctx) =>
    features.flatMap((feature) => (isOffered(ctx, feature.name) ? (feature.contributes?.letters ?? []) : [])),
  )
  switches.plug(features.flatMap(({ name, switch: whole, parts = [] }) => (whole ? [{ ...whole, name }, ...parts] : parts)))
}
