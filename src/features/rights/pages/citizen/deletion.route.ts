import { accountsPaths, confirmPassword, unconfirmed } from '#features/accounts/index.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { askDeletion, keepAccount, listTies } from '../../actions/delete-account.ts'
import { keptRules } from '../../actions/rules.ts'
import { rightsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { findDeletion } from '../../store/deletions.ts'
import { type DeletionForm, deletionForm } from './deletion.form.ts'
import { DeletionPage } from './deletion.page.tsx'

const shown = async (ctx: Ctx<Citizen>, form: DeletionForm = deletionForm.blank()) => ({
  form,
  deletion: await findDeletion(ctx.db, ctx.actor.account),
  ties: await listTies(ctx),
  kept: keptRules(),
})

export const deletion = page({
  for: 'citizen',
  allow: permissions.use,
  url: rightsPaths.deletion,
  get: async (ctx) => show(DeletionPage, await shown(ctx)),
  post: async (ctx, _input, body) => {
    if (body.garder?.at(-1) === 'oui') {
      await keepAccount(ctx)
      return goTo(rightsPaths.mine, 'account-kept')
    }
    const before = await shown(ctx)
    if (before.deletion) return goTo(rightsPaths.deletion)
    if (before.ties.length > 0) return show(DeletionPage, before, 409)
    const form = deletionForm.read(body)
    if (!form.ok) return show(DeletionPage, { ...before, form }, 422)
    const confirmed = await confirmPassword(ctx, form.values.mot_de_passe_actuel)
    if (!confirmed.ok) {
      const again = unconfirmed(form, confirmed)
      return show(DeletionPage, { ...before, form: again.form }, again.status)
    }
    const ties = await askDeletion(ctx)
    if (ties.length > 0) return show(DeletionPage, { ...before, ties }, 409)
    return goTo(accountsPaths.publicHome, 'deletion-asked', 'end')
  },
})
