import { posted, sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { signIn as trySignIn } from '../actions/sign-in.ts'
import { accountsPaths } from '../paths.ts'
import { accountsSentences } from '../refusals.ts'
import { AgentSignInPage } from './agent/sign-in.page.tsx'
import { signInForm } from './citizen/sign-in.form.ts'
import { SignInPage } from './citizen/sign-in.page.tsx'
import { readReturn } from './return.ts'

type Door = {
  readonly url: string
  readonly kind: 'citizen' | 'agent'
  readonly home: string
  readonly code: string
  readonly view: typeof SignInPage
}

/** AC-9 · both doors open the same way: only the kind of account and where they lead differ. */
const door = ({ url, kind, home, code, view }: Door) =>
  page({
    url,
    for: 'everyone',
    get: (ctx, { retour }) => {
      const back = readReturn(retour)
      if (ctx.actor.kind === kind) return goTo(back ?? home)
      return show(view, { form: signInForm.blank(), back })
    },
    post: async (ctx, { retour }, body) => {
      const back = readReturn(posted(body, 'retour') || retour)
      const form = signInForm.read(body)
      if (!form.ok) return show(view, { form, back }, 422)
      const done = await trySignIn(ctx, { kind, identifier: form.values.identifiant, password: form.values.mot_de_passe })
      if (done.ok) {
        const { next, token } = done.value
        const toCode = back ? `${code}?retour=${encodeURIComponent(back)}` : code
        const urls = { in: back ?? home, code: toCode, setup: accountsPaths.agentSetup } as const
        return goTo(urls[next], undefined, { start: token })
      }
      const sentence = sentenceOf(accountsSentences, done)
      if (done.refusal === 'sign-in.too-many') return show(view, { form: form.refused(sentence), back }, 429)
      return show(view, { form: form.faulty('identifiant', sentence), back }, 422)
    },
  })

export const signIn = door({
  url: accountsPaths.signIn,
  kind: 'citizen',
  home: accountsPaths.home,
  code: accountsPaths.code,
  view: SignInPage,
})
export const agentSignIn = door({
  url: accountsPaths.agentSignIn,
  kind: 'agent',
  home: accountsPaths.agentHome,
  code: accountsPaths.agentCode,
  view: AgentSignInPage,
})

/** «Déconnexion»: only ever posted. The edge ends the session and clears what the browser kept. */
export const signOut = page({
  url: accountsPaths.signOut,
  for: 'everyone',
  post: () => goTo(accountsPaths.publicHome, 'signed-out', 'end'),
})
