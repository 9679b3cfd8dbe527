import { accountsSentences, inviteAgent } from '#features/accounts/index.ts'
import { listServices } from '#features/catalogue/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { adminPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { inviteForm } from './invite.form.ts'
import { InvitePage } from './invite.page.tsx'

export const invite = page({
  for: 'agent',
  allow: permissions.manage,
  url: adminPaths.invite,
  get: async (ctx) => show(InvitePage, { form: inviteForm(await listServices(ctx.db)).blank(), formKey: newKey() }),
  post: async (ctx, _input, body) => {
    const form = inviteForm(await listServices(ctx.db)).read(body)
    const formKey = keyOf(body)
    if (!form.ok) return show(InvitePage, { form, formKey }, 422)
    const { prenom, nom, qualite, service, roles, email } = form.values
    const who = { firstName: prenom, lastName: nom, quality: qualite, service, roles, email }
    const done = await inviteAgent(ctx, who, ctx.actor.account, formKey)
    if (done.ok) return goTo(adminPaths.agents, 'invitation-sent')
    const sentence = sentenceOf(accountsSentences, done)
    if (done.refusal === 'agent.email-taken') return show(InvitePage, { form: form.faulty('email', sentence), formKey }, 422)
    return show(InvitePage, { form: form.refused(sentence), formKey }, 409)
  },
})
