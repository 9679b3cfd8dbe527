import { readId } from '#core/ids.ts'
import { attachmentsOf, pagePicture } from '#features/documents/index.ts'
import { sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { page } from '#platform/http/page.ts'
import { decideIdentityChange, openIdentityChange, type ReviewedChange } from '../../actions/identity-changes.ts'
import { profilePaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { profileSentences } from '../../refusals.ts'
import { listWaitingChanges } from '../../store/identity-changes.ts'
import { type DecisionForm, decisionForm } from './identities.form.ts'
import { IdentitiesPage, IdentityReviewPage } from './identities.page.tsx'

const access = { for: 'agent', allow: permissions.review } as const

export const identities = page({
  ...access,
  url: profilePaths.queue,
  get: async ({ db }) => show(IdentitiesPage, { waiting: await listWaitingChanges(db) }),
})

const reviewPage = async (
  ctx: Ctx<Agent>,
  change: ReviewedChange,
  form: DecisionForm,
  status: 200 | 409 | 422 = 200,
): Promise<Answer> => {
  const [proof] = await attachmentsOf(ctx.db, change.document === null ? [] : [change.document])
  return show(IdentityReviewPage, { change, proof: proof ?? null, form }, status)
}

/** PF-4 · reading it is traced. */
export const reviewIdentity = page({
  ...access,
  url: profilePaths.review(':correction'),
  get: async (ctx, input) => reviewPage(ctx, await openIdentityChange(ctx, readId(input.correction)), decisionForm.blank()),
  post: async (ctx, input, body) => {
    const change = await openIdentityChange(ctx, readId(input.correction))
    const form = decisionForm.read(body)
    if (!form.ok) return reviewPage(ctx, change, form, 422)
    const { decision, motif } = form.values
    const done = await decideIdentityChange(ctx, change.id, decision === 'refuser' ? motif : null)
    if (done.ok) return goTo(profilePaths.queue, 'identity-decided')
    return reviewPage(ctx, change, form.refused(sentenceOf(profileSentences, done)), 409)
  },
})

/** PF-4 · each page read is traced. */
export const identityProof = page({
  ...access,
  url: profilePaths.proof(':correction', ':page'),
  get: async (ctx, input) => {
    const number = numberIn(input, 'page')
    const change = await openIdentityChange(ctx, readId(input.correction), 'identity.read-proof')
    if (change.document === null) throw new Absent('the proof is deleted')
    return pagePicture(ctx, change.document, number)
  },
})
