import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { type Activity, listActivities } from '#features/catalogue/index.ts'
import { form, posted, sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { coverageOf, impactOf, publishTariff, saveDraft, seenImpact } from '../../actions/publish.ts'
import { priceOf } from '../../domain/price.ts'
import { tariffPaths } from '../../paths.ts'
import { TARIFFS_MANAGE } from '../../permissions.ts'
import { tariffRefusals } from '../../refusals.ts'
import { deleteDraft, getTariff, listAllTariffs, lockTariff, type StoredTariff } from '../../store/drafts.ts'
import { asBody } from '../as-body.ts'
import { factsOf, simulationForm, situationOf } from '../simulation.form.ts'
import { EditPage } from './edit.page.tsx'
import { gridOf, knownOf, tariffForm } from './tariff.form.ts'
import { TariffPage, type TariffView } from './tariff.page.tsx'
import { TariffsPage } from './tariffs.page.tsx'

const access = { for: 'agent', allow: TARIFFS_MANAGE } as const
const nameOf = (activity: Activity): string => `${activity.serviceName}, ${activity.name}`

const activityOf = async (db: Db, id: number | null): Promise<Activity> => {
  const found = (await listActivities(db)).find((a) => a.id === id)
  if (!found) throw new Absent(`activity ${id}`)
  return found
}
const tariffIn = (db: Db, input: Input): Promise<StoredTariff> => {
  const id = readId(input.tarif)
  if (id === null) throw new Absent('not a tariff')
  return getTariff(db, id)
}

export const list = page({
  ...access,
  url: tariffPaths.list,
  get: async ({ db, now }) =>
    show(TariffsPage, { activities: await listActivities(db), tariffs: await listAllTariffs(db), today: parisDay(now) }),
})

export const create = page({
  ...access,
  url: tariffPaths.create,
  get: async ({ db }, input) => {
    const activity = await activityOf(db, readId(input.activite))
    const last = (await listAllTariffs(db)).find((t) => t.activity === activity.id && t.publishedAt !== null)
    const blank = tariffForm.blank(last ? { ...knownOf(last), deliberation: undefined } : { methode: 'flat' })
    return show(EditPage, { form: blank, activity: nameOf(activity), action: tariffPaths.createOf(activity.id) })
  },
  post: async (ctx, input, body) => {
    const activity = await activityOf(ctx.db, readId(input.activite))
    const read = tariffForm.read(body)
    const action = tariffPaths.createOf(activity.id)
    if (!read.ok) return show(EditPage, { form: read, activity: nameOf(activity), action }, 422)
    const done = await saveDraft(ctx, null, { ...gridOf(read.values), activity: activity.id, validFrom: read.values.effet })
    if (done.ok) return goTo(tariffPaths.tariffOf(done.value), 'tariff-drafted')
    return show(EditPage, { form: read.refused(sentenceOf(tariffRefusals, done)), activity: nameOf(activity), action }, 409)
  },
})

export const edit = page({
  ...access,
  url: tariffPaths.edit,
  get: async ({ db }, input) => {
    const tariff = await tariffIn(db, input)
    if (tariff.publishedAt !== null) return goTo(tariffPaths.tariffOf(tariff.id))
    const activity = await activityOf(db, tariff.activity)
    const known = tariffForm.blank({ ...knownOf(tariff), effet: tariff.validFrom })
    return show(EditPage, { form: known, activity: nameOf(activity), action: tariffPaths.editOf(tariff.id) })
  },
  post: async (ctx, input, body) => {
    const tariff = await tariffIn(ctx.db, input)
    const activity = await activityOf(ctx.db, tariff.activity)
    const read = tariffForm.read(body)
    const action = tariffPaths.editOf(tariff.id)
    if (!read.ok) return show(EditPage, { form: read, activity: nameOf(activity), action }, 422)
    const draft = { ...gridOf(read.values), activity: tariff.activity, validFrom: read.values.effet }
    const done = await saveDraft(ctx, tariff.id, draft)
    if (done.ok) return goTo(tariffPaths.tariffOf(done.value), 'tariff-drafted')
    return show(EditPage, { form: read.refused(sentenceOf(tariffRefusals, done)), activity: nameOf(activity), action }, 409)
  },
})

const viewOf = async (ctx: Ctx<Agent>, tariff: StoredTariff, input: Input): Promise<TariffView> => {
  const { db, now } = ctx
  const isAsked = Object.keys(input).some((name) => name in simulationForm.fields)
  const read = simulationForm.read(asBody(input))
  const impact = tariff.publishedAt === null ? await impactOf(db, tariff) : null
  return {
    activity: nameOf(await activityOf(db, tariff.activity)),
    tariff,
    simulation: isAsked ? read : simulationForm.blank(),
    price: isAsked && read.ok ? priceOf(tariff, factsOf(read.values), situationOf(read.values)) : null,
    draft: impact && { coverage: await coverageOf(db, tariff, parisDay(now)), impact, seen: seenImpact(impact) },
  }
}

export const tariff = page({
  ...access,
  url: tariffPaths.tariff,
  get: async (ctx, input) => {
    const view = await viewOf(ctx, await tariffIn(ctx.db, input), input)
    return show(TariffPage, view, view.simulation.faults.length > 0 ? 422 : 200)
  },
})

export const publish = page({
  ...access,
  url: tariffPaths.publish,
  post: async (ctx, input, body): Promise<Answer> => {
    const draft = await tariffIn(ctx.db, input)
    const done = await publishTariff(ctx, { id: draft.id, seen: posted(body, 'vu') })
    if (done.ok) return goTo(tariffPaths.tariffOf(draft.id), 'tariff-published')
    const refused = form({}).blank().refused(sentenceOf(tariffRefusals, done))
    return show(TariffPage, { ...(await viewOf(ctx, await tariffIn(ctx.db, input), {})), form: refused }, 409)
  },
})

export const discard = page({
  ...access,
  url: tariffPaths.discard,
  post: async (ctx, input, body): Promise<Answer> => {
    const draft = await tariffIn(ctx.db, input)
    // Nothing seen, nothing deleted: the button says which draft it showed.
    if (posted(body, 'brouillon') !== String(draft.id)) return goTo(tariffPaths.tariffOf(draft.id))
    const isGone = await inTransaction(ctx, async (tx) => {
      if ((await lockTariff(tx, draft.id)).publishedAt !== null) return false
      await deleteDraft(tx, draft.id)
      await trace(tx, { account: ctx.actor.account, action: 'tariffs.discard', subject: `tarif/${draft.id}` })
      return true
    })
    if (isGone) return goTo(tariffPaths.list, 'tariff-discarded')
    const refused = form({})
      .blank()
      .refused(tariffRefusals['tariffs.published'] as string)
    return show(TariffPage, { ...(await viewOf(ctx, draft, {})), form: refused }, 409)
  },
})
