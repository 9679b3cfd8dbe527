import { parisDay } from '#core/days.ts'
import { newCaptcha, verifyCaptcha } from '#features/captcha/index.ts'
import { settleBirthplace } from '#features/geography/index.ts'
import { posted, type ValuesOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { countSignUp, isSignupKey, newSignupKey, saveSignup } from '../../actions/sign-up.ts'
import { accountsPaths } from '../../paths.ts'
import { findSignup, type Signup } from '../../store/signups.ts'
import { answersOf, blankValues, type signUpFields, signUpForm, valuesOf } from './sign-up.form.ts'
import { SignUpPage } from './sign-up.page.tsx'

const formFor = (ctx: Ctx) => signUpForm(parisDay(ctx.now), ctx.town.minimumAge)
/** The form that the captcha is made for. */
const CAPTCHA_FORM = 'inscription'

const keep = async (ctx: Ctx, key: string, values: ValuesOf<typeof signUpFields>): Promise<Answer> => {
  await countSignUp(ctx)
  const kept = await saveSignup(ctx, key, answersOf(values))
  return goTo(kept ? accountsPaths.signUpRecap(key) : accountsPaths.signIn)
}

export const signUp = page({
  url: accountsPaths.signUp,
  for: 'everyone',
  get: async (ctx) => {
    if (ctx.actor.kind === 'citizen') return goTo(accountsPaths.home)
    return show(SignUpPage, {
      form: formFor(ctx).blank(blankValues),
      formKey: newSignupKey(),
      captcha: await newCaptcha(ctx, CAPTCHA_FORM),
      isKept: false,
    })
  },
  post: async (ctx, _input, body) => {
    const sent = posted(body, 'cle')
    const key = isSignupKey(sent) ? sent : newSignupKey()
    const reading = await settleBirthplace(ctx.db, formFor(ctx).read(body))
    const human = await verifyCaptcha(ctx, { form: CAPTCHA_FORM, key }, body, reading)
    if (!human.ok) return show(SignUpPage, { form: human.form, formKey: key, captcha: human.view, isKept: false }, human.status)
    return keep(ctx, key, human.values)
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
      captcha: null,
      isKept: true,
    })
  },
  post: async (ctx, { cle }, body) => {
    const signup = await signupAt(ctx, cle)
    if (!signup) return goTo(accountsPaths.signIn)
    const form = await settleBirthplace(ctx.db, formFor(ctx).read(body))
    if (!form.ok)
      return show(SignUpPage, { form, formKey: signup.key, captcha: null, isKept: true }, form.faults.length > 0 ? 422 : 200)
    return keep(ctx, signup.key, form.values)
  },
})
