import { readId } from '#core/ids.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { page } from '#platform/http/page.ts'
import { beginThread, correspondentsOf } from '../../actions/begin-thread.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { beginForm } from './begin.form.ts'
import { BeginPage } from './begin.page.tsx'

/** ME-25 · The family is known: its file leads here. */
export const beginRoute = page({
  url: paths.begin,
  for: 'agent',
  allow: permissions.begin,
  get: async ({ db }, input) => {
    const family = await correspondentsOf(db, numberIn(input, 'famille'))
    const [only, other] = family.adults
    const form = beginForm(family.adults).blank(only && !other ? { destinataire: String(only.id) } : {})
    return show(BeginPage, { family, form, formKey: newKey() })
  },
  post: async (ctx, input, body) => {
    const family = await correspondentsOf(ctx.db, numberIn(input, 'famille'))
    const form = beginForm(family.adults).read(body)
    if (!form.ok) return show(BeginPage, { family, form, formKey: keyOf(body) }, 422)
    const { destinataire, objet, message } = form.values
    const letter = { household: family.id, recipient: readId(destinataire) ?? 0, subject: objet, body: message, key: keyOf(body) }
    return goTo(to.agentThread(await beginThread(ctx, letter)), 'message-sent')
  },
})
