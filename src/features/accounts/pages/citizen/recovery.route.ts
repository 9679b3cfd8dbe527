import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { askRecovery } from '../../actions/recover.ts'
import { accountsPaths } from '../../paths.ts'
import { recoveryForm } from './recovery.form.ts'
import { RecoveryPage, RecoverySentPage } from './recovery.page.tsx'

export const recovery = page({
  url: accountsPaths.recovery,
  for: 'everyone',
  get: () => show(RecoveryPage, { form: recoveryForm.blank() }),
  post: async (ctx, _input, body) => {
    const form = recoveryForm.read(body)
    if (!form.ok) return show(RecoveryPage, { form }, 422)
    const { perdu, courriel, identifiant } = form.values
    const by = courriel !== null ? { email: courriel } : { login: identifiant ?? '' }
    await askRecovery(ctx, { lost: perdu === 'identifiant' ? 'login' : 'password', by })
    return goTo(accountsPaths.recoverySent)
  },
})

export const recoverySent = page({ url: accountsPaths.recoverySent, for: 'everyone', get: () => show(RecoverySentPage, {}) })
