import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { yearEndOf } from '#features/catalogue/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { certifySeen, decidePaper, openPaper, secreciesOf, undoVerdict } from '../../actions/review.ts'
import { originalFile, pagePicture } from '../../actions/show-document.ts'
import { concerned } from '../../concerned.ts'
import { concernedData, statusOn } from '../../domain/paper.ts'
import { reasonText } from '../../domain/reasons.ts'
import { lastDayOf } from '../../domain/validity.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { documentsSentences } from '../../refusals.ts'
import { findSent } from '../../store/documents.ts'
import { countToCheck, listToCheck, type Requirement } from '../../store/requirements.ts'
import { getType } from '../../store/types.ts'
import { findVerdict } from '../../store/verdicts.ts'
import { viewOf } from '../viewer.tsx'
import { reviewForm, seenForm } from './review.form.ts'
import { ReviewPage, type ReviewProps } from './review.page.tsx'

const propsOf = async (ctx: Ctx<Agent>, input: Input, paper: Requirement): Promise<ReviewProps> => {
  const today = parisDay(ctx.now)
  const type = await getType(ctx.db, paper.type.slug)
  const proposed = lastDayOf(type.validity, today, await yearEndOf(ctx.db, today)) ?? undefined
  const briefs = await concerned.get().briefs(ctx.db, paper.requests, today)
  const verdict = await findVerdict(ctx.db, paper.id)
  const latest = paper.requests.findLast((number) => briefs.has(number))
  const waiting = await countToCheck(ctx.db, secreciesOf(ctx.actor))
  return {
    id: paper.id,
    label: concernedData(paper.type, paper.person),
    help: paper.type.help,
    status: statusOn(paper, today),
    person: paper.person,
    requests: paper.requests.flatMap((number) => {
      const brief = briefs.get(number)
      return brief ? [{ number, title: brief.title, url: concerned.get().fileUrl(number) }] : []
    }),
    answers: latest === undefined ? [] : await concerned.get().answers(ctx, latest),
    document: await findSent(ctx.db, paper.id),
    verdict,
    form: reviewForm.blank({ jusqu_au: proposed }),
    seen: seenForm.blank({ vu_jusqu_au: proposed }),
    ...viewOf(input),
    others: verdict || paper.status !== 'en_verification' ? waiting : waiting - 1,
  }
}

/** The next one that waits, or the end of the examination. */
const next = async (ctx: Ctx<Agent>) => {
  const [paper] = await listToCheck(ctx.db, secreciesOf(ctx.actor), { limit: 1, offset: 0 })
  return goTo(paper ? to.review(paper.id) : to.finish(), 'paper-decided')
}

export const reviewRoute = page({
  url: paths.review,
  for: 'agent',
  allow: permissions.review,
  get: async (ctx, input) => show(ReviewPage, await propsOf(ctx, input, await openPaper(ctx, numberIn(input, 'piece')))),
  post: async (ctx, input, body) => {
    const paper = await openPaper(ctx, numberIn(input, 'piece'))
    const reading = reviewForm.read(body)
    if (!reading.ok) return show(ReviewPage, { ...(await propsOf(ctx, input, paper)), form: reading }, 422)
    const { avis, jusqu_au, motif, texte } = reading.values
    const isValid = avis === 'valide'
    const done = await decidePaper(ctx, paper.id, {
      document: readId(posted(body, 'document')) ?? 0,
      isValid,
      validUntil: isValid ? jusqu_au : null,
      reason: isValid ? null : reasonText(motif ?? '', texte),
    })
    if (done.ok) return next(ctx)
    return show(
      ReviewPage,
      { ...(await propsOf(ctx, input, paper)), form: reading.refused(sentenceOf(documentsSentences, done)) },
      409,
    )
  },
})

export const seenRoute = page({
  url: paths.seen,
  for: 'agent',
  allow: permissions.review,
  post: async (ctx, input, body) => {
    const paper = await openPaper(ctx, numberIn(input, 'piece'))
    const reading = seenForm.read(body)
    if (!reading.ok) return show(ReviewPage, { ...(await propsOf(ctx, input, paper)), seen: reading }, 422)
    const done = await certifySeen(ctx, paper.id, reading.values.vu_jusqu_au)
    if (done.ok) return goTo(to.finish(), 'paper-decided')
    return show(
      ReviewPage,
      { ...(await propsOf(ctx, input, paper)), seen: reading.refused(sentenceOf(documentsSentences, done)) },
      409,
    )
  },
})

export const undoRoute = page({
  url: paths.undo,
  for: 'agent',
  allow: permissions.review,
  post: async (ctx, input) => {
    const id = numberIn(input, 'piece')
    await undoVerdict(ctx, id)
    return goTo(to.review(id), 'paper-undone')
  },
})

const sentOf = async (ctx: Ctx<Agent>, input: Input, action: string): Promise<number> => {
  const paper = await openPaper(ctx, numberIn(input, 'piece'), action)
  const sent = await findSent(ctx.db, paper.id)
  if (!sent) throw new Absent('document')
  return sent.id
}

/** DO-5 · Each page read is traced. */
export const reviewPageRoute = page({
  url: paths.reviewPage,
  for: 'agent',
  allow: permissions.review,
  get: async (ctx, input) => pagePicture(ctx, await sentOf(ctx, input, 'papers.read-page'), numberIn(input, 'page')),
})

export const reviewOriginalRoute = page({
  url: paths.reviewOriginal,
  for: 'agent',
  allow: permissions.review,
  get: async (ctx, input) => originalFile(ctx, await sentOf(ctx, input, 'papers.read-original'), numberIn(input, 'fichier')),
})
