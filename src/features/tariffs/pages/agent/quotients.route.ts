import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { originalFile, pagePicture, viewOf } from '#features/documents/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { decideQuotient, proofsOf } from '../../actions/quotients.ts'
import { tariffPaths } from '../../paths.ts'
import { QUOTIENT_READ } from '../../permissions.ts'
import { tariffRefusals } from '../../refusals.ts'
import { getListed, type ListedQuotient, listDeclared, listExpiring, residenceOn } from '../../store/quotients.ts'
import { type DecisionForm, decisionForm } from './quotients.form.ts'
import { DecidePage, QuotientsPage } from './quotients.page.tsx'

const access = { for: 'agent', allow: QUOTIENT_READ } as const

export const quotients = page({
  ...access,
  url: tariffPaths.quotients,
  get: async ({ db, now }) => {
    const today = parisDay(now)
    return show(QuotientsPage, {
      declared: await listDeclared(db),
      expiring: await listExpiring(db, today, today.add({ months: 2 })),
    })
  },
})

/** Reading it is traced. */
const read = (ctx: Ctx<Agent>, input: Input): Promise<ListedQuotient> =>
  inTransaction(ctx, async (tx) => {
    const found = await getListed(tx, numberIn(input, 'quotient'))
    await trace(tx, { account: ctx.actor.account, action: 'quotient.read', subject: `foyer/${found.household}` })
    return found
  })

const showDecide = async (
  ctx: Ctx<Agent>,
  input: Input,
  quotient: ListedQuotient,
  form: DecisionForm,
  status: 200 | 409 | 422 = 200,
) => {
  const proof = (await proofsOf(ctx.db, [quotient])).get(quotient.document ?? 0)
  return show(DecidePage, { quotient, proof, form, ...viewOf(input) }, status)
}

export const decide = page({
  ...access,
  url: tariffPaths.decide,
  get: async (ctx, input) => {
    const quotient = await read(ctx, input)
    const exterieur = (await residenceOn(ctx.db, quotient.household, parisDay(ctx.now))) === false
    const form = decisionForm.blank({ montant: quotient.cents, debut: quotient.from, fin: quotient.until, exterieur })
    return showDecide(ctx, input, quotient, form)
  },
  post: async (ctx, input, body) => {
    const quotient = await read(ctx, input)
    const form = decisionForm.read(body)
    if (!form.ok) return showDecide(ctx, input, quotient, form, 422)
    const { decision, montant, debut, fin, vu, exterieur, motif } = form.values
    const accept = decision === 'valide'
    const wish = { accept, cents: montant, from: debut, until: fin, resident: !exterieur, reason: accept ? null : motif }
    const seen = readId(posted(body, 'attestation'))
    const done = await decideQuotient(ctx, { id: quotient.id, ...wish, seen, isSeenOnly: accept && vu })
    if (done.ok) return goTo(tariffPaths.quotients, 'quotient-decided')
    return showDecide(ctx, input, quotient, form.refused(sentenceOf(tariffRefusals, done)), 409)
  },
})

/** TA-13 · Each look at a proof is traced. @throws Absent */
const readProof = async (ctx: Ctx<Agent>, input: Input, name: 'page' | 'fichier') => {
  const { document } = await read(ctx, input)
  if (document === null) throw new Absent('no proof kept')
  return { document, number: numberIn(input, name) }
}

export const decidePage = page({
  ...access,
  url: tariffPaths.decidePage,
  get: async (ctx, input) => {
    const { document, number } = await readProof(ctx, input, 'page')
    return pagePicture(ctx, document, number)
  },
})

export const decideFile = page({
  ...access,
  url: tariffPaths.decideFile,
  get: async (ctx, input) => {
    const { document, number } = await readProof(ctx, input, 'fichier')
    return originalFile(ctx, document, number)
  },
})
