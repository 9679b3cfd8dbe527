import { posted, sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { answerCode, readPending } from '../actions/answer-code.ts'
import { accountsPaths } from '../paths.ts'
import { accountsSentences } from '../refusals.ts'
import { CodePage } from './code.page.tsx'
import { readReturn } from './return.ts'
import { codeForm } from './second-factor.form.ts'

type Door = { readonly url: string; readonly kind: 'citizen' | 'agent'; readonly home: string; readonly gate: string }

/** AC-23 · both doors ask for the code the same way. Without a sign-in under way, one begins with the password. */
const door = ({ url, kind, home, gate }: Door) => {
  const isAgent = kind === 'agent'
  const toGate = (back: string | null) => (back ? `${gate}?retour=${encodeURIComponent(back)}` : gate)
  return page({
    url,
    for: 'everyone',
    get: async (ctx, { retour }) => {
      const back = readReturn(retour)
      if (ctx.actor.kind === kind) return goTo(back ?? home)
      const pending = await readPending(ctx, kind)
      if (pending?.needs !== 'code') return goTo(toGate(back))
      return show(CodePage, { form: codeForm.blank(), back, gate: toGate(back), isAgent })
    },
    post: async (ctx, { retour }, body) => {
      const back = readReturn(posted(body, 'retour') || retour)
      const props = { back, gate: toGate(back), isAgent }
      if (!(await readPending(ctx, kind))) return goTo(toGate(back), 'sign-in-over')
      const form = codeForm.read(body)
      if (!form.ok) return show(CodePage, { ...props, form }, 422)
      const done = await answerCode(ctx, kind, form.values.code)
      if (done.ok) return goTo(back ?? home, undefined, { start: done.value })
      if (done.refusal === 'code.over') return goTo(toGate(back), 'sign-in-over')
      // What was typed is not shown again: it is wrong, or it has served.
      const blank = codeForm.blank()
      const sentence = sentenceOf(accountsSentences, done)
      if (done.refusal === 'sign-in.too-many') return show(CodePage, { ...props, form: blank.refused(sentence) }, 429)
      return show(CodePage, { ...props, form: blank.faulty('code', sentence) }, 422)
    },
  })
}

export const code = door({
  url: accountsPaths.code,
  kind: 'citizen',
  home: accountsPaths.home,
  gate: accountsPaths.signIn,
})
export const agentCode = door({
  url: accountsPaths.agentCode,
  kind: 'agent',
  home: accountsPaths.agentHome,
  gate: accountsPaths.agentSignIn,
})
