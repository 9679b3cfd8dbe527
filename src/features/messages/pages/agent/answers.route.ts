import { listServices } from '#features/catalogue/index.ts'
import { posted, sentenceOf, type ValuesOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { page } from '#platform/http/page.ts'
import { reachOf } from '../../actions/agent-thread.ts'
import { decideReplies, dropStandardAnswer, saveStandardAnswer, shownReplies } from '../../actions/standard-answers.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getStandardAnswer, listStandardAnswers } from '../../store/standard-answers.ts'
import { getRepliesPolicy } from '../../store/threads.ts'
import { AnswersPage, SettingsPage, StandardAnswerPage } from './answers.page.tsx'
import { type settingsFields, settingsForm, standardForm } from './forms.ts'

const answersForm = async (ctx: Ctx<Agent>) => {
  const { services } = reachOf(ctx.actor)
  const all = await listServices(ctx.db)
  return standardForm(
    all.filter(({ id }) => services === null || services.includes(id)),
    services === null,
  )
}

export const answersRoute = page({
  url: paths.answers,
  for: 'agent',
  allow: permissions.answer,
  get: async (ctx) => {
    const reach = reachOf(ctx.actor)
    const names = new Map((await listServices(ctx.db)).map(({ id, name }) => [id, name]))
    const rows = (await listStandardAnswers(ctx.db, reach.services)).map((answer) => ({
      ...answer,
      forWhom: answer.service === null ? 'Tous les services' : names.get(answer.service)!,
      mayChange: reach.services === null || answer.service !== null,
    }))
    return show(AnswersPage, { rows })
  },
})

const wishOf = (v: { readonly titre: string; readonly pour: string; readonly texte: string }) => ({
  title: v.titre,
  service: v.pour === 'tous' ? null : Number(v.pour),
  body: v.texte,
})

export const newAnswerRoute = page({
  url: paths.newAnswer,
  for: 'agent',
  allow: permissions.answer,
  get: async (ctx) => show(StandardAnswerPage, { id: null, form: (await answersForm(ctx)).blank() }),
  post: async (ctx, _input, body) => {
    const reading = (await answersForm(ctx)).read(body)
    if (!reading.ok) return show(StandardAnswerPage, { id: null, form: reading }, 422)
    await saveStandardAnswer(ctx, null, wishOf(reading.values))
    return goTo(to.answers(), 'answer-saved')
  },
})

export const answerRoute = page({
  url: paths.answer,
  for: 'agent',
  allow: permissions.answer,
  get: async (ctx, input) => {
    const id = numberIn(input, 'reponse')
    const answer = await getStandardAnswer(ctx.db, id, reachOf(ctx.actor).services)
    const pour = answer.service === null ? 'tous' : String(answer.service)
    const form = (await answersForm(ctx)).blank({ titre: answer.title, pour, texte: answer.body })
    return show(StandardAnswerPage, { id, form })
  },
  post: async (ctx, input, body) => {
    const id = numberIn(input, 'reponse')
    await getStandardAnswer(ctx.db, id, reachOf(ctx.actor).services)
    const reading = (await answersForm(ctx)).read(body)
    if (!reading.ok) return show(StandardAnswerPage, { id, form: reading }, 422)
    await saveStandardAnswer(ctx, id, wishOf(reading.values))
    return goTo(to.answers(), 'answer-saved')
  },
})

export const deleteAnswerRoute = page({
  url: paths.deleteAnswer,
  for: 'agent',
  allow: permissions.answer,
  post: async (ctx, input) => {
    await dropStandardAnswer(ctx, numberIn(input, 'reponse'))
    return goTo(to.answers(), 'answer-deleted')
  },
})

export const settingsRoute = page({
  url: paths.settings,
  for: 'agent',
  allow: permissions.configure,
  get: async (ctx) => {
    const policy = await getRepliesPolicy(ctx.db)
    const { isOpen, reason } = policy
    const known: Partial<ValuesOf<typeof settingsFields>> = { reponses: isOpen ? 'oui' : 'non', raison: reason }
    return show(SettingsPage, { form: settingsForm.blank(known), seen: shownReplies(policy) })
  },
  post: async (ctx, _input, body) => {
    const reading = settingsForm.read(body)
    const seen = posted(body, 'vu')
    if (!reading.ok) return show(SettingsPage, { form: reading, seen }, 422)
    const policy = { isOpen: reading.values.reponses === 'oui', reason: reading.values.raison ?? '' }
    const done = await decideReplies(ctx, policy, seen)
    if (!done.ok) {
      const now = shownReplies(await getRepliesPolicy(ctx.db))
      return show(SettingsPage, { form: reading.refused(sentenceOf(sentences, done)), seen: now }, 409)
    }
    return goTo(to.settings(), 'settings-saved')
  },
})
