import { goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { cancelSignup, isSignupKey, submitSignup } from '../../actions/sign-up.ts'
import { accountsPaths } from '../../paths.ts'
import { signupAt } from './sign-up.route.ts'
import { SignUpRecapPage } from './sign-up-recap.page.tsx'

export const signUpRecap = page({
  url: accountsPaths.signUpRecap(':cle'),
  for: 'everyone',
  get: async (ctx, { cle }) => {
    const signup = await signupAt(ctx, cle)
    return signup ? show(SignUpRecapPage, { answers: signup.answers, signupKey: signup.key }) : goTo(accountsPaths.signIn)
  },
  post: async (ctx, { cle }) => {
    const signup = await signupAt(ctx, cle)
    if (!signup) return goTo(accountsPaths.signIn)
    // Sent twice (double click, back button): one letter is enough.
    if (signup.submittedAt === null) await submitSignup(ctx, signup)
    return goTo(accountsPaths.signUpMailbox(signup.key))
  },
})

/** «Annuler la demande»: only ever posted, from the form or the summary. */
export const cancelSignUp = page({
  url: accountsPaths.signUpCancel(':cle'),
  for: 'everyone',
  post: async (ctx, { cle }) => {
    if (!isSignupKey(cle)) throw new Absent('no such sign-up')
    await cancelSignup(ctx, cle)
    return goTo(accountsPaths.publicHome, 'sign-up-cancelled')
  },
})
