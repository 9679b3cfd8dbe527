import { listHeld } from '#features/ledger/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Db } from '#platform/db/database.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { handOver } from '../../actions/hand-over.ts'
import type { TILL_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE } from '../../permissions.ts'
import { regieRefusals } from '../../refusals.ts'
import { listHandovers } from '../../store/till.ts'
import { handoverForm } from './forms.ts'
import { HandoverPage } from './handover.page.tsx'

const viewOf = async (db: Db) => ({ held: await listHeld(db), handovers: await listHandovers(db, 20) })

export const handover = page({
  url: regiePaths.handover,
  for: 'agent',
  allow: REGIE_MANAGE,
  get: async (ctx) => show(HandoverPage, { ...(await viewOf(ctx.db)), form: handoverForm.blank(), formKey: newKey() }),
  post: async (ctx, _input, body) => {
    const form = handoverForm.read(body)
    const formKey = keyOf(body)
    if (!form.ok) return show(HandoverPage, { ...(await viewOf(ctx.db)), form, formKey }, 422)
    const { caisse, montant, bordereau } = form.values
    const done = await handOver(ctx, { till: caisse as keyof typeof TILL_NAMES, amountCents: montant, slip: bordereau }, formKey)
    if (done.ok) return goTo(regiePaths.handover, 'regie-handed-over')
    return show(HandoverPage, { ...(await viewOf(ctx.db)), form: form.refused(sentenceOf(regieRefusals, done)), formKey }, 409)
  },
})
