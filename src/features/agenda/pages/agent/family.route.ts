import type { Body } from '#core/body.ts'
import { daysBetween, parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { getAnyChild } from '#features/family/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { changeForFamily, reviewForced } from '../../actions/change-for-family.ts'
import { gatherSlotsOf } from '../../actions/gather-slots.ts'
import { agentPaths } from '../../agent-paths.ts'
import { changesBetween, readSeen, type SeenChange, slotKey, writeSeen } from '../../domain/changes.ts'
import { decideForced } from '../../domain/forced.ts'
import { monthOf, readMonth } from '../../domain/month.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { listSettled } from '../../store/attendance.ts'
import { listFamilyChildren, listPayers, searchChildren } from '../../store/families.ts'
import { type ForcedForm, forcedForm } from './family.form.ts'
import { FamiliesPage, FamilyPage, ForcedReviewPage } from './family.page.tsx'

const access = { for: 'agent', allow: permissions.bookFor } as const

export const familiesPage = page({
  ...access,
  url: agentPaths.families,
  get: async (ctx, input) => {
    const search = input.cherche ?? ''
    const household = readId(input.famille)
    if (household !== null) return show(FamiliesPage, { search, found: await listFamilyChildren(ctx.db, household), household })
    return show(FamiliesPage, { search, found: search === '' ? null : await searchChildren(ctx.db, search), household })
  },
})

const childOf = (ctx: Ctx<Agent>, input: Input) => {
  const id = readId(input.enfant)
  if (id === null) throw new Absent('a child without a number')
  return getAnyChild(ctx.db, id)
}
const monthIn = (ctx: Ctx<Agent>, input: Input) => readMonth(input.mois) ?? monthOf(parisDay(ctx.now))

type Shown = { readonly body?: Body; readonly form?: ForcedForm; readonly status?: 200 | 409 | 422 }

const showMonthOf = async (ctx: Ctx<Agent>, input: Input, { form, status = 200 }: Shown = {}): Promise<Answer> => {
  const child = await childOf(ctx, input)
  const month = monthIn(ctx, input)
  const payers = await listPayers(ctx.db, child.id)
  const [first, last] = [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })]
  const keys = [first, last].map((day) => ({ activity: 0, day }))
  const slots = await gatherSlotsOf(ctx.db, { child: child.id, household: payers[0]?.household ?? 0, keys })
  const settled = await listSettled(ctx.db, child.id, first, last)
  const days = daysBetween(first, last).flatMap((day) => {
    const own = slots.activities.map((activity) => {
      const slot = slots.at({ activity: activity.id, day })
      const canChange = decideForced(slot, slot.booking ? 'cancel' : 'book', settled.has(slotKey(slot))).ok
      return { activity, slot, canChange }
    })
    const isWorth = own.some(({ slot }) => slot.opening.open || slot.booking)
    return isWorth ? [{ day, slots: own.filter(({ slot }) => slot.opening.open || slot.booking) }] : []
  })
  if (!ctx.from.prefetch)
    await inTransaction(ctx, (tx) =>
      trace(tx, { account: ctx.actor.account, action: 'bookings.read', subject: `personne/${child.id}` }),
    )
  const household = payers.find((payer) => payer.household === readId(input.foyer))?.household ?? null
  const only = household ?? (payers.length === 1 ? payers[0]!.household : null)
  const blank = () => forcedForm(payers).blank(only === null ? {} : { foyer: String(only) })
  return show(FamilyPage, { child, payers, month, days, household, form: form ?? blank() }, status)
}

export const familyPage = page({
  ...access,
  url: agentPaths.family(':enfant'),
  get: (ctx, input) => showMonthOf(ctx, input),
})

type Asked = { readonly household: number; readonly why: string; readonly wishes: readonly Omit<SeenChange, 'seen'>[] }

const showReview = async (ctx: Ctx<Agent>, input: Input, asked: Asked, refused?: ForcedForm): Promise<Answer> => {
  const child = await childOf(ctx, input)
  const payers = await listPayers(ctx.db, child.id)
  const payer = payers.find(({ household }) => household === asked.household)
  if (!payer) return showMonthOf(ctx, input, { status: 422, form: forcedForm(payers).read({}) })
  const review = await reviewForced(ctx.db, { child: child.id, household: asked.household, now: ctx.now }, asked.wishes)
  const seen = review.changes.map(({ slot, wish, seen: what }) =>
    writeSeen({ child: child.id, activity: slot.activity, day: slot.day, wish, seen: what }),
  )
  const activities = new Map((await listActivities(ctx.db)).map((activity) => [activity.id, activity]))
  const { household, why } = asked
  const props = {
    child,
    payer,
    month: monthIn(ctx, input),
    review,
    activities,
    seen,
    household,
    why,
    formKey: newKey(),
    refused,
  }
  return show(ForcedReviewPage, props, refused ? 409 : 200)
}

export const reviewFamilyPage = page({
  ...access,
  url: agentPaths.reviewFamily(':enfant'),
  post: async (ctx, input, body) => {
    const child = await childOf(ctx, input)
    const form = forcedForm(await listPayers(ctx.db, child.id)).read(body)
    if (!form.ok) return showMonthOf(ctx, input, { form, status: 422 })
    const { add, cancel } = changesBetween(posted(body, 'avant').split(' '), body.r ?? [], child.id)
    const wishes = [
      ...add.map((key) => ({ ...key, wish: 'book' as const })),
      ...cancel.map((key) => ({ ...key, wish: 'cancel' as const })),
    ]
    if (wishes.length === 0)
      return showMonthOf(ctx, input, { form: form.faulty('motif', 'Cochez au moins un jour, ou décochez-en un'), status: 422 })
    return showReview(ctx, input, { household: Number(form.values.foyer), why: form.values.motif, wishes })
  },
})

export const saveFamilyPage = page({
  ...access,
  url: agentPaths.saveFamily(':enfant'),
  post: async (ctx, input, body) => {
    const child = await childOf(ctx, input)
    const form = forcedForm(await listPayers(ctx.db, child.id)).read(body)
    if (!form.ok) return showMonthOf(ctx, input, { form, status: 422 })
    const { foyer, motif } = form.values
    const changes = readSeen(body.vu ?? [])
    const order = { child: child.id, household: Number(foyer), changes, why: motif, formKey: keyOf(body) }
    const done = await changeForFamily(ctx, ctx.actor.account, order)
    if (done.ok)
      return goTo(agentPaths.familyFor(child.id, Number(foyer), monthIn(ctx, input)), { code: 'agenda.saved', data: done.value })
    if (changes.length === 0) return showMonthOf(ctx, input, { form, status: 409 })
    return showReview(
      ctx,
      input,
      { household: Number(foyer), why: motif, wishes: changes },
      form.refused(sentenceOf(agendaRefusals, done)),
    )
  },
})
