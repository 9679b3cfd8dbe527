import { readId } from '#core/ids.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { addFiles, dropFiles, sendPaper } from '../../actions/provide.ts'
import { originalFile, pagePicture } from '../../actions/show-document.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { documentsSentences } from '../../refusals.ts'
import { findDraft, findSent } from '../../store/documents.ts'
import { ownPaper } from './own-paper.ts'
import { EXCHANGES } from './papers.route.ts'
import { provideForm, withFaults } from './provide.form.ts'
import { CheckPage, type CheckProps, ProvidePage } from './provide.page.tsx'

type State = CheckProps['form']

/** What is prepared, or the choice of files when nothing is. */
const checkOr = async (ctx: Ctx<Citizen>, input: Input, form: State | null, status: 200 | 409 | 422 = 200): Promise<Answer> => {
  const { paper, row } = await ownPaper(ctx, input)
  const shown = form ?? provideForm(paper.type.isSeveralPages).blank()
  const draft = await findDraft(ctx.db, paper.id, ctx.actor.account)
  const isEmpty = draft === null || draft.files.length === 0
  if (isEmpty && status === 200) return goTo(to.provide(paper.id))
  if (isEmpty) return show(ProvidePage, { row, help: paper.type.help, form: shown, nav: EXCHANGES }, status)
  return show(CheckPage, { row, draft, isSeveralPages: paper.type.isSeveralPages, form: shown, nav: EXCHANGES }, status)
}

/** DO-7 · Files come here, with the rest of the form; those that are not taken are named with the reason. */
export const provideRoute = page({
  url: paths.provide,
  for: 'citizen',
  allow: permissions.provide,
  takesFiles: true,
  get: async (ctx, input) => {
    const { paper, row } = await ownPaper(ctx, input)
    const form = provideForm(paper.type.isSeveralPages).blank()
    return show(ProvidePage, { row, help: paper.type.help, form, nav: EXCHANGES })
  },
  post: async (ctx, input, _body, files) => {
    const { paper } = await ownPaper(ctx, input)
    const sound = files.flatMap((file) => (file.ok ? [file] : []))
    const blank = provideForm(paper.type.isSeveralPages).blank()
    const form = files.length > sound.length || files.length === 0 ? withFaults(blank, files) : blank
    if (sound.length > 0) {
      const done = await addFiles(ctx, paper.id, sound)
      if (!done.ok) return checkOr(ctx, input, blank.refused(sentenceOf(documentsSentences, done)), 409)
    }
    return form.faults.length > 0 ? checkOr(ctx, input, form, 422) : goTo(to.check(paper.id))
  },
})

export const checkRoute = page({
  url: paths.check,
  for: 'citizen',
  allow: permissions.provide,
  get: (ctx, input) => checkOr(ctx, input, null),
  post: async (ctx, input) => {
    const { paper } = await ownPaper(ctx, input)
    const done = await sendPaper(ctx, paper.id)
    if (done.ok) return goTo(to.papers(), 'paper-sent')
    const form = provideForm(paper.type.isSeveralPages).blank()
    return checkOr(ctx, input, form.refused(sentenceOf(documentsSentences, done)), 409)
  },
})

/** One file, or all of them to choose again. */
export const dropRoute = page({
  url: paths.drop,
  for: 'citizen',
  allow: permissions.provide,
  post: async (ctx, input, body) => {
    const { paper } = await ownPaper(ctx, input)
    const position = readId(posted(body, 'fichier'))
    await dropFiles(ctx, paper.id, position)
    return goTo(position === null ? to.provide(paper.id) : to.check(paper.id))
  },
})

export const draftPageRoute = page({
  url: paths.draftPage,
  for: 'citizen',
  allow: permissions.provide,
  get: async (ctx, input) => {
    const { paper } = await ownPaper(ctx, input)
    const draft = await findDraft(ctx.db, paper.id, ctx.actor.account)
    if (!draft) throw new Absent('draft')
    return pagePicture(ctx, draft.id, numberIn(input, 'page'))
  },
})

export const sentPageRoute = page({
  url: paths.sentPage,
  for: 'citizen',
  allow: permissions.provide,
  get: async (ctx, input) => {
    const { paper } = await ownPaper(ctx, input)
    const sent = await findSent(ctx.db, paper.id)
    if (!sent) throw new Absent('document')
    return pagePicture(ctx, sent.id, numberIn(input, 'page'))
  },
})

export const originalRoute = page({
  url: paths.original,
  for: 'citizen',
  allow: permissions.provide,
  get: async (ctx, input) => {
    const { paper } = await ownPaper(ctx, input)
    const sent = await findSent(ctx.db, paper.id)
    if (!sent) throw new Absent('document')
    return originalFile(ctx, sent.id, numberIn(input, 'fichier'))
  },
})
