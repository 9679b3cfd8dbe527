import { sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { finishFirstSetup, readPending } from '../../actions/answer-code.ts'
import { readSetupKey } from '../../actions/set-up-factor.ts'
import { accountsPaths } from '../../paths.ts'
import { accountsSentences } from '../../refusals.ts'
import { factorPaths } from '../factor-paths.ts'
import { setupForm } from '../second-factor.form.ts'
import { SetupPage } from '../setup.page.tsx'

const gate = accountsPaths.agentSignIn

/** What the page shows to whoever has given their password; null when nobody has, or too long ago. */
const propsOf = async (ctx: Ctx) => {
  const pending = await readPending(ctx, 'agent')
  const secret = pending?.needs === 'setup' ? await readSetupKey(ctx, pending.account) : null
  if (!pending || !secret) return null
  const common = { town: ctx.town.name, title: 'Protéger votre compte d’agent', isRequired: true, cancel: gate }
  return { ...common, secret, login: pending.login }
}

/** AC-25 · an agent's first second factor: the password was right, and no page opens before this is done. */
export const agentSetup = page({
  url: accountsPaths.agentSetup,
  for: 'everyone',
  get: async (ctx) => {
    if (ctx.actor.kind === 'agent') return goTo(accountsPaths.agentHome)
    const props = await propsOf(ctx)
    return props ? show(SetupPage, { ...props, form: setupForm.blank() }) : goTo(gate)
  },
  post: async (ctx, _input, body) => {
    const props = await propsOf(ctx)
    if (!props) return goTo(gate, 'sign-in-over')
    const form = setupForm.read(body)
    if (!form.ok) return show(SetupPage, { ...props, form }, 422)
    const done = await finishFirstSetup(ctx, form.values.code)
    if (done.ok) return goTo(factorPaths.agent.codes, undefined, { start: done.value })
    if (done.refusal === 'setup.over') return goTo(gate, 'sign-in-over')
    return show(SetupPage, { ...props, form: setupForm.blank().faulty('code', sentenceOf(accountsSentences, done)) }, 422)
  },
})
