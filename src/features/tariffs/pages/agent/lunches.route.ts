import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { familyFile, getAnyChild } from '#features/family/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { setLunch } from '../../actions/lunches.ts'
import { tariffPaths } from '../../paths.ts'
import { LUNCHES_MANAGE } from '../../permissions.ts'
import { tariffRefusals } from '../../refusals.ts'
import { listPackedLunches } from '../../store/facts.ts'
import { listPayingHouseholds } from '../../store/lunches.ts'
import { lunchForm } from './lunches.form.ts'
import { LunchesPage } from './lunches.page.tsx'

/** The right to a family's file, shown by the feature «families». */
const FAMILIES_READ = 'families.read'
const DESK = { href: '/agent', label: 'À traiter' }

/** Reading it is traced: it tells of a child's health. */
const viewOf = (ctx: Ctx<Agent>, input: Input) =>
  inTransaction(ctx, async (tx) => {
    const id = numberIn(input, 'enfant')
    const child = await getAnyChild(tx, id)
    await trace(tx, { account: ctx.actor.account, action: 'lunch.read', subject: `enfant/${id}` })
    const households = await listPayingHouseholds(tx, id)
    const given = households.find((household) => household === readId(input.foyer))
    const from = given ?? households[0]
    const back =
      from !== undefined && mayDo.get()(ctx.actor, FAMILIES_READ)
        ? { href: familyFile(from), label: 'Dossier de la famille' }
        : DESK
    const here = given === undefined ? tariffPaths.lunchesOf(id) : tariffPaths.lunchesFor(id, given)
    return { here, shown: { child, back, spans: await listPackedLunches(tx, [id], parisDay(ctx.now), null) } }
  })

export const lunches = page({
  for: 'agent',
  allow: LUNCHES_MANAGE,
  url: tariffPaths.lunches,
  get: async (ctx, input) => {
    const debut = parisDay(ctx.now).add({ days: 1 })
    const { shown } = await viewOf(ctx, input)
    return show(LunchesPage, { ...shown, form: lunchForm.blank({ debut }) })
  },
  post: async (ctx, input, body) => {
    const { here, shown } = await viewOf(ctx, input)
    const form = lunchForm.read(body)
    if (!form.ok) return show(LunchesPage, { ...shown, form }, 422)
    const { repas, debut, fin } = form.values
    const done = await setLunch(ctx, { child: shown.child.id, brings: repas === 'panier', from: debut, until: fin })
    if (done.ok) return goTo(here, 'lunch-set')
    return show(LunchesPage, { ...shown, form: form.refused(sentenceOf(tariffRefusals, done)) }, 409)
  },
})
