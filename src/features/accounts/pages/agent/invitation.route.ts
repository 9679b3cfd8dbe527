import { sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { type AcceptRefusal, acceptInvitation, readInvitation, suggestAgentLogin } from '../../actions/invite-agent.ts'
import { judgePassword } from '../../actions/judge-password.ts'
import type { Invitation } from '../../domain/invitation.ts'
import { readLogin } from '../../domain/login.ts'
import { accountsPaths } from '../../paths.ts'
import { accountsSentences } from '../../refusals.ts'
import { type ActivationForm, activationForm } from '../citizen/activation.form.ts'
import { InvitationPage, InvitationProblemPage } from './invitation.page.tsx'

const problemPage = (problem: AcceptRefusal): Answer => show(InvitationProblemPage, { problem }, 409)
const formPage = ({ firstName, lastName, quality }: Invitation, form: ActivationForm, status: 200 | 422 = 200): Answer =>
  show(InvitationPage, { form, holder: `${firstName} ${lastName}`, quality }, status)

/** AC-27 · opening it uses nothing; posting its form does, once, and the second factor comes next. */
export const invitation = page({
  url: accountsPaths.invitation(':jeton'),
  for: 'everyone',
  get: async (ctx, { jeton = '' }) => {
    const found = await readInvitation(ctx, jeton)
    if (!found.ok) return problemPage(found.refusal)
    return formPage(
      found.value,
      activationForm(ctx.town.passwordProfile).blank({ identifiant: await suggestAgentLogin(ctx, found.value) }),
    )
  },
  post: async (ctx, { jeton = '' }, body) => {
    const found = await readInvitation(ctx, jeton)
    if (!found.ok) return problemPage(found.refusal)
    const form = activationForm(ctx.town.passwordProfile).read(body)
    if (!form.ok) return formPage(found.value, form, 422)
    const names = [found.value.firstName, found.value.lastName]
    const password = judgePassword(form.values.mot_de_passe, names, ctx.town.name, ctx.town.passwordProfile)
    if (!password.ok) return formPage(found.value, form.faulty('mot_de_passe', sentenceOf(accountsSentences, password)), 422)
    const login = readLogin(form.values.identifiant)
    const done = await acceptInvitation(ctx, { token: jeton, login, password: password.value })
    if (done.ok) return goTo(accountsPaths.agentSetup, undefined, { start: done.value })
    if (done.refusal !== 'login.taken') return problemPage(done.refusal)
    return formPage(
      found.value,
      form.faulty('identifiant', sentenceOf(accountsSentences, { ...done, refusal: 'login.taken' })),
      422,
    )
  },
})
