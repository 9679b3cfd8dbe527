import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { submitSignup } from '../../actions/sign-up.ts'
import { accountsPaths } from '../../paths.ts'
import { MailboxPage } from './mailbox.page.tsx'
import { signupAt } from './sign-up.route.ts'

export const signUpMailbox = page({
  url: accountsPaths.signUpMailbox(':cle'),
  for: 'everyone',
  get: async (ctx, { cle }) => {
    const signup = await signupAt(ctx, cle)
    if (!signup) return goTo(accountsPaths.signIn)
    if (signup.submittedAt === null) return goTo(accountsPaths.signUpRecap(signup.key))
    return show(MailboxPage, { email: signup.answers.email, changeHref: accountsPaths.signUpChange(signup.key) })
  },
  post: async (ctx, { cle }) => {
    const signup = await signupAt(ctx, cle)
    if (!signup) return goTo(accountsPaths.signIn)
    if (signup.submittedAt === null) return goTo(accountsPaths.signUpRecap(signup.key))
    await submitSignup(ctx, signup)
    return goTo(accountsPaths.signUpMailbox(signup.key), 'letter-sent-again')
  },
})
