import { inTransaction } from '#platform/db/database.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { hit } from '#platform/http/throttle.ts'
import { job } from '#platform/jobs/facts.ts'
import { post } from '#platform/mail/mail.ts'
import { readLogin } from '../domain/login.ts'
import { loginLetter, resetLetter } from '../mails/letters.ts'
import { listAccounts } from '../store/accounts.ts'
import { issueLink } from '../store/links.ts'
import { LETTERS, RECOVERIES } from './limits.ts'

/** `email` or `login`: what the person remembers, as typed (an address in small letters). */
export type Recovery = {
  readonly lost: 'login' | 'password'
  readonly by: { readonly email: string } | { readonly login: string }
}

/** AC-13 · looks for the account and writes to it. In a job: the screen answers before anything is looked for. */
export const writeToForgetful = job<Recovery>('accounts.write-to-forgetful', async (ctx, { lost, by }) => {
  await inTransaction(ctx, async (tx) => {
    const accounts = await listAccounts(tx, by)
    const [first] = accounts
    if (!first) return
    const to = { email: first.email, town: ctx.town }
    if (lost === 'login') {
      await post(
        tx,
        loginLetter(
          to,
          accounts.map((account) => account.login),
        ),
      )
      return
    }
    for (const account of accounts) {
      const token = await issueLink(tx, { purpose: 'reset', account: account.id })
      await post(tx, resetLetter(to, account.login, token))
    }
  })
})

/** AC-13 · «Envoyer»: the same answer whether or not an account matches. @throws TooMany */
export const askRecovery = async (ctx: Ctx, typed: Recovery): Promise<void> => {
  const by = 'login' in typed.by ? { login: readLogin(typed.by.login) } : typed.by
  await hit(ctx, `recovery from ${ctx.from.ip}`, RECOVERIES)
  await hit(ctx, `recovery of ${Object.values(by)[0]}`, LETTERS)
  await inTransaction(ctx, (tx) => writeToForgetful.later(tx, { lost: typed.lost, by }))
}
