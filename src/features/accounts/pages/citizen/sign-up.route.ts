import type { Body } from '#core/body.ts'
import { parisDay } from '#core/days.ts'
import { refuse } from '#core/result.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { countSignUp, isSignupKey, newSignupKey, saveSignup } from '../../actions/sign-up.ts'
import { accountsPaths } from '../../paths.ts'
import { accountsSentences } from '../../refusals.ts'
import { findSignup, type Signup } from '../../store/signups.ts'
import { answersOf, blankValues, signUpForm, valuesOf } from './sign-up.form.ts'
import { SignUpPage } from './sign-up.page.tsx'

const formFor = (ctx: Ctx) => signUpForm(parisDay(ctx.now), ctx.town.minimumAge)
const nowSeconds = (ctx: Ctx): number => Math.floor(ctx.now.epochMilliseconds / 1000)

/** When the form was first shown; null when it does not say. */
const readShownAt = (text: string): Temporal.Instant | null =>
  /^\d{9,11}$/.test(text) ? Temporal.Instant.fromEpochMilliseconds(Number(text) * 1000) : null

const receive = async (ctx: Ctx, body: Body, key: string, isKept: boolean): Promise<Answer> => {
  const form = formFor(ctx).read(body)
  const shownAt = readShownAt(posted(body, 'vu'))
  const again = { formKey: key, isKept, shownAt: shownAt ? Number(posted(body, 'vu')) : nowSeconds(ctx) }
  if (!form.ok) return show(SignUpPage, { form, ...again }, 422)
  if (posted(body, 'site_web') !== '') {
    return show(SignUpPage, { form: form.refused(sentenceOf(accountsSentences, refuse('sign-up.trap'))), ...again }, 409)
  }
  await countSignUp(ctx, shownAt)
  const kept = await saveSignup(ctx, key, answersOf(form.values))
  return goTo(kept ? accountsPaths.signUpRecap(key) : accountsPaths.signIn)
}

export const signUp = page({
  url: accountsPaths.signUp,
  for: 'everyone',
  get: (ctx) => {
    if (ctx.actor.kind === 'citizen') return goTo(accountsPaths.home)
    return show(SignUpPage, {
      form: formFor(ctx).blank(blankValues),
      formKey: newSignupKey(),
      shownAt: nowSeconds(ctx),
      isKept: false,
    })
  },
  post: (ctx, _input, body) => {
    const key = posted(body, 'cle')
    return receive(ctx, body, isSignupKey(key) ? key : newSignupKey(), false)
  },
})

/** The sign-up of that URL. Null once it is an account. @throws Absent */
export const signupAt = async (ctx: Ctx, key: string | undefined): Promise<(Signup & { readonly key: string }) | null> => {
  const signup = isSignupKey(key) ? await findSignup(ctx.db, key) : null
  if (!signup || !isSignupKey(key)) throw new Absent('no such sign-up')
  return signup.account === null ? { ...signup, key } : null
}

/** «Modifier les informations» */
export const changeSignUp = page({
  url: accountsPaths.signUpChange(':cle'),
  for: 'everyone',
  get: async (ctx, { cle }) => {
    const signup = await signupAt(ctx, cle)
    if (!signup) return goTo(accountsPaths.signIn)
    return show(SignUpPage, {
      form: formFor(ctx).blank(valuesOf(signup.answers)),
      formKey: signup.key,
      shownAt: nowSeconds(ctx),
      isKept: true,
    })
  },
  post: async (ctx, { cle }, body) => {
    const signup = await signupAt(ctx, cle)
    return signup ? receive(ctx, body, signup.key, true) : goTo(accountsPaths.signIn)
  },
})
