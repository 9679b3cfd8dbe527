import { randomBytes } from 'node:crypto'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { hit } from '#platform/http/throttle.ts'
import { job } from '#platform/jobs/facts.ts'
import type { Signing } from '#platform/mail/letter-text.ts'
import { post } from '#platform/mail/mail.ts'
import { activationLetter, alreadyRegisteredLetter } from '../mails/letters.ts'
import { listAccounts } from '../store/accounts.ts'
import { issueLink, supersedeLinks } from '../store/links.ts'
import { deleteSignup, findSignupById, markSubmitted, type Signup, type SignupAnswers, saveAnswers } from '../store/signups.ts'
import { LETTERS, SIGN_UPS } from './limits.ts'

/** AC-1 · the key of a sign-up: its only proof of ownership, made when the form is first shown, so that sending it twice changes nothing. */
export const newSignupKey = (): string => randomBytes(24).toString('base64url')
export const isSignupKey = (text: string | undefined): text is string => text !== undefined && /^[\w-]{32}$/.test(text)

/** Counts a sign-up form sent. @throws TooMany */
export const countSignUp = (ctx: Ctx): Promise<void> => hit(ctx, `sign-up from ${ctx.from.ip}`, SIGN_UPS)

/** AC-2 · keeps what was typed; what had been sent before has to be sent again. @returns false once it is an account. */
export const saveSignup = (ctx: TownCtx, key: string, answers: SignupAnswers): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const signup = await saveAnswers(tx, key, answers)
    if (signup !== null) await supersedeLinks(tx, { purpose: 'activation', signup })
    return signup !== null
  })

/** «Annuler la demande»: nothing is kept. Harmless when there is nothing. */
export const cancelSignup = (ctx: TownCtx, key: string): Promise<void> => inTransaction(ctx, (tx) => deleteSignup(tx, key))

/**
 * AC-7 · writes to the address that a sign-up gave: a link, or that it has an account already. In a job, so that the
 * screen answers the same thing in the same time.
 */
export const writeToNewcomer = job<{ signup: number }>('accounts.write-to-newcomer', async (ctx, { signup: id }) => {
  await inTransaction(ctx, async (tx) => {
    const signup = await findSignupById(tx, id)
    if (!signup || signup.account !== null || signup.submittedAt === null) return
    await post(tx, await letterFor(tx, signup, ctx.town))
  })
})

const letterFor = async (tx: Tx, signup: Signup, town: Signing) => {
  const { email } = signup.answers
  const known = (await listAccounts(tx, { email })).filter((account) => account.kind === 'citizen')
  if (known.length > 0)
    return alreadyRegisteredLetter(
      { email, town },
      known.map((account) => account.login),
    )
  const token = await issueLink(tx, { purpose: 'activation', signup: signup.id })
  return activationLetter({ email, name: signup.answers, town }, token)
}

/** AC-7 · «Enregistrer la demande», and «Renvoyer le courriel». @throws TooMany */
export const submitSignup = async (ctx: Ctx, signup: Signup): Promise<void> => {
  await hit(ctx, `letters from ${ctx.from.ip}`, SIGN_UPS)
  await hit(ctx, `letters to ${signup.answers.email}`, LETTERS)
  await inTransaction(ctx, async (tx) => {
    await markSubmitted(tx, signup.id)
    await writeToNewcomer.later(tx, { signup: signup.id })
  })
}
