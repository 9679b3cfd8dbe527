import { sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { changeLogin as applyLogin, changePassword as applyPassword, askEmailChange } from '../../actions/change-identifiers.ts'
import { confirmPassword } from '../../actions/confirm-password.ts'
import { judgePassword } from '../../actions/judge-password.ts'
import { readLogin } from '../../domain/login.ts'
import { accountsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { accountsSentences } from '../../refusals.ts'
import { listOwnNames } from '../../store/accounts.ts'
import { getProfile } from '../../store/citizens.ts'
import { changeEmailForm, changeLoginForm, changePasswordForm, unconfirmed } from './change-identifiers.form.ts'
import { ChangeEmailPage, ChangeLoginPage, ChangePasswordPage } from './change-identifiers.page.tsx'

const access = { for: 'citizen', allow: permissions.identify } as const
const profileOf = (ctx: Ctx<Citizen>) => getProfile(ctx.db, ctx.actor.account)

export const changeLogin = page({
  ...access,
  url: accountsPaths.changeLogin,
  get: async (ctx) => show(ChangeLoginPage, { form: changeLoginForm.blank(), login: (await profileOf(ctx)).login }),
  post: async (ctx, _input, body) => {
    const { login } = await profileOf(ctx)
    const form = changeLoginForm.read(body)
    if (!form.ok) return show(ChangeLoginPage, { form, login }, 422)
    const confirmed = await confirmPassword(ctx, form.values.mot_de_passe_actuel)
    if (!confirmed.ok) {
      const again = unconfirmed(form, confirmed)
      return show(ChangeLoginPage, { form: again.form, login }, again.status)
    }
    const done = await applyLogin(ctx, readLogin(form.values.identifiant))
    if (done.ok) return goTo(accountsPaths.identifiers, 'login-changed')
    return show(ChangeLoginPage, { form: form.faulty('identifiant', sentenceOf(accountsSentences, done)), login }, 422)
  },
})

export const changeEmail = page({
  ...access,
  url: accountsPaths.changeEmail,
  get: async (ctx) => show(ChangeEmailPage, { form: changeEmailForm.blank(), email: (await profileOf(ctx)).email }),
  post: async (ctx, _input, body) => {
    const { email } = await profileOf(ctx)
    const form = changeEmailForm.read(body)
    if (!form.ok) return show(ChangeEmailPage, { form, email }, 422)
    if (form.values.email === email)
      return show(ChangeEmailPage, { form: form.faulty('email', 'C’est déjà votre adresse électronique'), email }, 422)
    const confirmed = await confirmPassword(ctx, form.values.mot_de_passe_actuel)
    if (!confirmed.ok) {
      const again = unconfirmed(form, confirmed)
      return show(ChangeEmailPage, { form: again.form, email }, again.status)
    }
    await askEmailChange(ctx, form.values.email)
    return goTo(accountsPaths.identifiers, 'email-change-asked')
  },
})

export const changePassword = page({
  ...access,
  url: accountsPaths.changePassword,
  get: async (ctx) =>
    show(ChangePasswordPage, { form: changePasswordForm(ctx.town.passwordProfile).blank(), login: (await profileOf(ctx)).login }),
  post: async (ctx, _input, body) => {
    const { login } = await profileOf(ctx)
    const form = changePasswordForm(ctx.town.passwordProfile).read(body)
    if (!form.ok) return show(ChangePasswordPage, { form, login }, 422)
    const names = await listOwnNames(ctx.db, ctx.actor.account)
    const password = judgePassword(form.values.mot_de_passe, names, ctx.town.name, ctx.town.passwordProfile)
    if (!password.ok) {
      const faulty = form.faulty('mot_de_passe', sentenceOf(accountsSentences, password))
      return show(ChangePasswordPage, { form: faulty, login }, 422)
    }
    const confirmed = await confirmPassword(ctx, form.values.mot_de_passe_actuel)
    if (!confirmed.ok) {
      const again = unconfirmed(form, confirmed)
      return show(ChangePasswordPage, { form: again.form, login }, again.status)
    }
    await applyPassword(ctx, password.value)
    return goTo(accountsPaths.identifiers, 'own-password-changed')
  },
})
