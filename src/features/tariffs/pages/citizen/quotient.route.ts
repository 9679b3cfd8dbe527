import { checkFiles, chooseAgain, originalFile, pagePicture } from '#features/documents/index.ts'
import { sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { declareQuotient, proofsOf, replaceProof } from '../../actions/quotients.ts'
import { tariffPaths } from '../../paths.ts'
import { QUOTIENT_DECLARE } from '../../permissions.ts'
import { tariffRefusals } from '../../refusals.ts'
import { getOwnQuotient, listOwnQuotients } from '../../store/quotients.ts'
import { type ProofForm, proofForm, type QuotientForm, quotientForm } from './quotient.form.ts'
import { QuotientPage, type QuotientView } from './quotient.page.tsx'

const access = { for: 'citizen', allow: QUOTIENT_DECLARE } as const
const MISSING = 'Sélectionnez le fichier ou la photo de l’attestation'

const viewOf = async (
  { db, actor }: Ctx<Citizen>,
  forms: { form?: QuotientForm; replacing?: ProofForm } = {},
): Promise<QuotientView> => {
  const known = await listOwnQuotients(db, actor.household)
  const { form = quotientForm.blank(), replacing = proofForm.blank() } = forms
  return { form, replacing, known, proofs: await proofsOf(db, known) }
}

export const declare = page({
  ...access,
  url: tariffPaths.quotient,
  takesFiles: true,
  get: async (ctx) => show(QuotientPage, await viewOf(ctx)),
  post: async (ctx, _input, body, files) => {
    const { reading, sound } = checkFiles(quotientForm.read(body), files)
    const form = files.length === 0 ? reading.faulty('pieces', MISSING) : reading
    if (!reading.ok || files.length === 0) return show(QuotientPage, await viewOf(ctx, { form }), 422)
    const { montant, debut, fin } = reading.values
    const done = await declareQuotient(ctx, { cents: montant, from: debut, until: fin, files: sound })
    if (done.ok) return goTo(tariffPaths.quotient, 'quotient-declared')
    const refused = chooseAgain(reading.refused(sentenceOf(tariffRefusals, done)), sound)
    return show(QuotientPage, await viewOf(ctx, { form: refused }), 409)
  },
})

export const proof = page({
  ...access,
  url: tariffPaths.proof,
  takesFiles: true,
  post: async (ctx, _input, body, files) => {
    const { reading, sound } = checkFiles(proofForm.read(body), files)
    const replacing = files.length === 0 ? reading.faulty('pieces', MISSING) : reading
    if (!reading.ok || files.length === 0) return show(QuotientPage, await viewOf(ctx, { replacing }), 422)
    const done = await replaceProof(ctx, sound)
    if (done.ok) return goTo(tariffPaths.quotient, 'quotient-proof-replaced')
    return show(QuotientPage, await viewOf(ctx, { form: quotientForm.blank().refused(sentenceOf(tariffRefusals, done)) }), 409)
  },
})

/** TA-13 · The household's own proof. @throws Absent */
const ownProof = async ({ db, actor }: Ctx<Citizen>, input: Input): Promise<number> => {
  const quotient = await getOwnQuotient(db, { id: numberIn(input, 'quotient'), household: actor.household })
  if (quotient.document === null) throw new Absent('no proof kept')
  return quotient.document
}

export const proofPage = page({
  ...access,
  url: tariffPaths.proofPage,
  get: async (ctx, input) => pagePicture(ctx, await ownProof(ctx, input), numberIn(input, 'page')),
})

export const proofFile = page({
  ...access,
  url: tariffPaths.proofFile,
  get: async (ctx, input) => originalFile(ctx, await ownProof(ctx, input), numberIn(input, 'fichier')),
})
