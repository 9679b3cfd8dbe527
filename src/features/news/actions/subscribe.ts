import { ok, type Result, refuse } from '#core/result.ts'
import { tidy } from '#core/text.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { hit, type Limit } from '#platform/http/throttle.ts'
import { post } from '#platform/mail/mail.ts'
import { isLinkOver } from '../domain/subscription.ts'
import { confirmLetter } from '../mails/letters.ts'
import {
  askSubscription,
  confirmSubscription,
  deleteSubscription,
  findAsked,
  type Rhythm,
  type Subscription,
} from '../store/subscriptions.ts'

const LETTERS: Limit = { limit: 5, windowSeconds: 3600 }
const FROM_ONE_ADDRESS: Limit = { limit: 30, windowSeconds: 3600 }

/** NE-6 · writes to that address, whether or not it is subscribed: the screen says the same. @throws TooMany */
export const askNews = async (ctx: Ctx, typed: string): Promise<void> => {
  const email = tidy(typed).toLowerCase()
  await hit(ctx, `news letters from ${ctx.from.ip}`, FROM_ONE_ADDRESS)
  await hit(ctx, `news letters to ${email}`, LETTERS)
  await inTransaction(ctx, async (tx) => post(tx, confirmLetter(ctx.town, email, await askSubscription(tx, email))))
}

/** NE-6 · the subscription behind a link, without confirming it: mail scanners open links too. */
export const readAsked = async (ctx: TownCtx, token: string): Promise<Result<Subscription, 'subscription.over'>> => {
  const asked = await findAsked(ctx.db, token)
  return asked && !isLinkOver(asked.askedAt, ctx.now) ? ok(asked) : refuse('subscription.over')
}

export const confirmNews = (ctx: TownCtx, token: string, rhythm: Rhythm): Promise<Result<null, 'subscription.over'>> =>
  inTransaction(ctx, async (tx): Promise<Result<null, 'subscription.over'>> => {
    const asked = await readAsked({ ...ctx, db: tx }, token)
    if (!asked.ok) return asked
    await confirmSubscription(tx, asked.value.id, rhythm)
    return ok(null)
  })

/** NE-6 · the address is forgotten at once. Harmless when it was already. */
export const leaveNews = (ctx: TownCtx, token: string): Promise<void> => inTransaction(ctx, (tx) => deleteSubscription(tx, token))
