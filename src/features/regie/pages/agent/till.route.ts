import { parisDay } from '#core/days.ts'
import { whole } from '#core/money.ts'
import { listHeld } from '#features/ledger/index.ts'
import { type Fields, type FormState, form, posted, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { countTill } from '../../actions/count-till.ts'
import { countedCents, PIECES, pieceLabel } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE } from '../../permissions.ts'
import { regieRefusals } from '../../refusals.ts'
import { getAct } from '../../store/act.ts'
import { listCounts } from '../../store/till.ts'
import { TillPage } from './till.page.tsx'

const nameOf = (value: number): string => `piece${value}`

/** RG-4 · How many of each; what explains a difference. An empty box is none. */
const tillForm = form({
  ...Object.fromEntries(
    PIECES.map((value) => [
      nameOf(value),
      { kind: 'text', label: pieceLabel(value), required: false, isDigits: true, width: 'short', max: 5 } as const,
    ]),
  ),
  motif: { kind: 'text', label: 'Ce qui explique un écart', required: false, max: 200 },
} as Fields)

const viewOf = async (ctx: Ctx<Agent>) => {
  const { floatCents } = await getAct(ctx.db, parisDay(ctx.now))
  const held = (await listHeld(ctx.db)).get('cash') ?? 0
  return { floatCents, expectedCents: floatCents + held, counts: await listCounts(ctx.db, 10) }
}

const SHOWN_WRONG = 'Indiquez combien il y en a, en chiffres'

export const till = page({
  url: regiePaths.till,
  for: 'agent',
  allow: REGIE_MANAGE,
  get: async (ctx) => show(TillPage, { ...(await viewOf(ctx)), form: tillForm.blank(), formKey: newKey() }),
  post: async (ctx, _input, body) => {
    const view = await viewOf(ctx)
    const formKey = keyOf(body)
    const read = tillForm.read(body)
    if (!read.ok) return show(TillPage, { ...view, form: read, formKey }, 422)
    const values = read.values as Record<string, string | null>
    const wrong = PIECES.filter((value) => !/^\d{0,5}$/.test(values[nameOf(value)] ?? ''))
    const faulty = wrong.reduce<FormState>((state, value) => state.faulty(nameOf(value), SHOWN_WRONG), read)
    if (wrong.length > 0) return show(TillPage, { ...view, form: faulty, formKey }, 422)
    const pieces = Object.fromEntries(PIECES.map((value) => [String(value), whole(values[nameOf(value)] || '0')]))
    const why = values.motif ?? null
    const seen = /^-?\d{1,12}$/.test(posted(body, 'vu')) ? whole(posted(body, 'vu')) : null
    if (countedCents(pieces) !== view.expectedCents && why === null) {
      const form = (read as FormState).faulty('motif', 'La caisse n’est pas juste\u00a0: indiquez ce qui explique l’écart')
      return show(TillPage, { ...view, form, formKey }, 422)
    }
    const done = await countTill(ctx, { pieces, why, seen }, formKey)
    if (!done.ok) return show(TillPage, { ...view, form: read.refused(sentenceOf(regieRefusals, done)), formKey }, 409)
    return goTo(regiePaths.till, { code: 'regie-counted', data: { difference: done.value.differenceCents } })
  },
})
