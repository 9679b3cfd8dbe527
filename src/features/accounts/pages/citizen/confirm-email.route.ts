import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { confirmEmail as confirm, readEmailChange } from '../../actions/change-identifiers.ts'
import { accountsPaths } from '../../paths.ts'
import { ConfirmEmailPage, ConfirmEmailProblemPage } from './confirm-email.page.tsx'

/** AC-41 · for everyone: the letter may be opened on another device, where nobody is signed in. */
export const confirmEmail = page({
  url: accountsPaths.confirmEmail(':jeton'),
  for: 'everyone',
  get: async (ctx, { jeton = '' }) => {
    const change = await readEmailChange(ctx, jeton)
    return change.ok
      ? show(ConfirmEmailPage, { email: change.value.email })
      : show(ConfirmEmailProblemPage, { problem: change.refusal }, 409)
  },
  post: async (ctx, { jeton = '' }) => {
    const done = await confirm(ctx, jeton)
    if (!done.ok) return show(ConfirmEmailProblemPage, { problem: done.refusal }, 409)
    return goTo(ctx.actor.kind === 'citizen' ? accountsPaths.identifiers : accountsPaths.signIn, 'email-changed')
  },
})
