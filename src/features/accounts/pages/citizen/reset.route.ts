import { form as makeForm, sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { PasswordProfile } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { judgePassword } from '../../actions/judge-password.ts'
import { readReset, resetPassword } from '../../actions/reset-password.ts'
import type { LinkRefusal } from '../../domain/link.ts'
import { accountsPaths } from '../../paths.ts'
import { accountsSentences } from '../../refusals.ts'
import { ResetProblemPage } from './link-problem.page.tsx'
import { newPasswordFields, repeatFault } from './password.form.ts'
import { ResetPage } from './reset.page.tsx'

const resetForm = (profile: PasswordProfile) => makeForm(newPasswordFields(profile), (v) => ({ repeter: repeatFault(v) }))
const problemPage = (problem: LinkRefusal): Answer => show(ResetProblemPage, { problem }, 409)

export const reset = page({
  url: accountsPaths.reset(':jeton'),
  for: 'everyone',
  get: async (ctx, { jeton = '' }) => {
    const found = await readReset(ctx, jeton)
    return found.ok
      ? show(ResetPage, { form: resetForm(ctx.town.passwordProfile).blank(), login: found.value.account.login })
      : problemPage(found.refusal)
  },
  post: async (ctx, { jeton = '' }, body) => {
    const found = await readReset(ctx, jeton)
    if (!found.ok) return problemPage(found.refusal)
    const { account, names } = found.value
    const form = resetForm(ctx.town.passwordProfile).read(body)
    if (!form.ok) return show(ResetPage, { form, login: account.login }, 422)
    const password = judgePassword(form.values.mot_de_passe, names, ctx.town.name, ctx.town.passwordProfile)
    if (!password.ok) {
      return show(
        ResetPage,
        { form: form.faulty('mot_de_passe', sentenceOf(accountsSentences, password)), login: account.login },
        422,
      )
    }
    const done = await resetPassword(ctx, { token: jeton, password: password.value })
    if (!done.ok) return problemPage(done.refusal)
    return goTo(done.value === 'agent' ? accountsPaths.agentSignIn : accountsPaths.signIn, 'password-changed')
  },
})
