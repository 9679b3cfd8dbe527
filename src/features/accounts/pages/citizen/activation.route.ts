import { greetingName } from '#core/names.ts'
import { sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { activate, findSignupOfLink, readActivation, suggestLoginFor } from '../../actions/activate.ts'
import { judgePassword } from '../../actions/judge-password.ts'
import { submitSignup } from '../../actions/sign-up.ts'
import { readLogin } from '../../domain/login.ts'
import { accountsPaths } from '../../paths.ts'
import { accountsSentences } from '../../refusals.ts'
import { activationForm } from './activation.form.ts'
import { ActivationPage } from './activation.page.tsx'
import { ActivationProblemPage } from './link-problem.page.tsx'
import { MailboxPage } from './mailbox.page.tsx'

type Problem = Parameters<typeof ActivationProblemPage>[0]['problem']
const problemPage = (problem: Problem, token: string): Answer =>
  show(ActivationProblemPage, { problem, renewHref: accountsPaths.activationRenew(token) }, 409)

export const activation = page({
  url: accountsPaths.activation(':jeton'),
  for: 'everyone',
  get: async (ctx, { jeton = '' }) => {
    const found = await readActivation(ctx, jeton)
    if (!found.ok) return problemPage(found.refusal, jeton)
    const { answers } = found.value
    const form = activationForm(ctx.town.passwordProfile).blank({ identifiant: await suggestLoginFor(ctx.db, answers) })
    return show(ActivationPage, { form, holder: greetingName(answers) })
  },
  post: async (ctx, { jeton = '' }, body) => {
    const found = await readActivation(ctx, jeton)
    if (!found.ok) return problemPage(found.refusal, jeton)
    const { answers } = found.value
    const holder = greetingName(answers)
    const form = activationForm(ctx.town.passwordProfile).read(body)
    if (!form.ok) return show(ActivationPage, { form, holder }, 422)
    const names = [answers.firstName, answers.birthName, answers.usualName]
    const password = judgePassword(form.values.mot_de_passe, names, ctx.town.name, ctx.town.passwordProfile)
    if (!password.ok)
      return show(ActivationPage, { form: form.faulty('mot_de_passe', sentenceOf(accountsSentences, password)), holder }, 422)
    const login = readLogin(form.values.identifiant)
    const done = await activate(ctx, { token: jeton, login, password: password.value, browser: ctx.from.browser })
    if (done.ok) return goTo(accountsPaths.home, 'account-activated', { start: done.value })
    if (done.refusal === 'login.taken') {
      return show(
        ActivationPage,
        { form: form.faulty('identifiant', sentenceOf(accountsSentences, { ...done, refusal: done.refusal })), holder },
        422,
      )
    }
    return problemPage(done.refusal, jeton)
  },
})

/** A new link in place of one that has expired or was replaced. */
export const renewActivation = page({
  url: accountsPaths.activationRenew(':jeton'),
  for: 'everyone',
  get: async (ctx, { jeton = '' }) => {
    const signup = await findSignupOfLink(ctx.db, jeton)
    if (!signup) return goTo(accountsPaths.activation(jeton))
    return show(MailboxPage, { email: signup.answers.email, changeHref: null })
  },
  post: async (ctx, { jeton = '' }) => {
    const signup = await findSignupOfLink(ctx.db, jeton)
    if (!signup) return goTo(accountsPaths.activation(jeton))
    await submitSignup(ctx, signup)
    return goTo(accountsPaths.activationRenew(jeton))
  },
})
