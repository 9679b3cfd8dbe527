import { randomBytes } from 'node:crypto'
import type { Body } from '#core/body.ts'
import { CAPTCHA, type CaptchaView, imageLabel } from '#forms/captcha.ts'
import { type Fields, type FormReading, type FormState, posted, type ValuesOf } from '#forms/form.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { hit, type Limit } from '#platform/http/throttle.ts'
import { type CaptchaKind, type Challenge, expiresAt, isExpired, isHasty, writeChallenge } from '../domain/challenge.ts'
import { captchaPaths } from '../paths.ts'
import { getCaptchaMode, keepAnswer } from '../store/answers.ts'
import { isRight, openToken, questionOf, signChallenge } from './secrets.ts'

/** CA-6 · wrong answers and suspicions, from one address: a kiosk's or a school's families share one. */
export const CAPTCHA_FAILURES: Limit = { limit: 60, windowSeconds: 3_600 }

const secondsOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1_000)
const instantOf = (seconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000)

const viewOf = (ctx: TownCtx, mode: CaptchaKind, token: string, kind: CaptchaKind, typed = ''): CaptchaView => ({
  token,
  kind,
  question: kind === 'question' ? questionOf(token).text : null,
  imageUrl: captchaPaths.image(token),
  soundUrl: captchaPaths.sound(token),
  typed,
  hasImage: mode === 'image',
  phone: ctx.town.phone,
  email: ctx.town.email,
})

const draw = (ctx: TownCtx, mode: CaptchaKind, kind: CaptchaKind, form: string, since: number): CaptchaView => {
  const nonce = randomBytes(16).toString('base64url')
  const token = signChallenge(writeChallenge({ kind, form, since, madeAt: secondsOf(ctx.now), nonce }))
  return viewOf(ctx, mode, token, kind)
}

/**
 * A challenge for a form shown for the first time. Writes nothing.
 * @param form which form: lower-case letters and hyphens.
 */
export const newCaptcha = async (ctx: Ctx, form: string): Promise<CaptchaView> => {
  const mode = await getCaptchaMode(ctx.db)
  return draw(ctx, mode, mode, form, secondsOf(ctx.now))
}

/** Another image in the place of one that can still be answered; null when there is none to replace. Writes nothing. */
export const anotherImage = (ctx: TownCtx, token: string): CaptchaView | null => {
  const challenge = openToken(token)
  if (challenge?.kind !== 'image' || isExpired(challenge, secondsOf(ctx.now))) return null
  return draw(ctx, 'image', 'image', challenge.form, challenge.since)
}

export type CaptchaVerdict<Fs extends Fields> =
  | { readonly ok: true; readonly values: ValuesOf<Fs> }
  | { readonly ok: false; readonly view: CaptchaView; readonly form: FormState<Fs>; readonly status: 200 | 422 }

const EMPTY = { image: imageLabel, question: 'Répondez à la question', off: '' } as const
const WRONG = {
  image: 'Les caractères ne correspondent pas. Une nouvelle image est affichée.',
  question: 'Ce n’est pas la bonne réponse. Une nouvelle question est posée.',
} as const
const OVER = {
  image: 'Cette image n’est plus valable. Une nouvelle image est affichée.',
  question: 'Cette question n’est plus valable. Une nouvelle question est posée.',
} as const
const SUSPECT = 'Répondez à cette question avant de continuer'

const withFaults = <Fs extends Fields>(form: FormState<Fs>, faults: FormState['faults']): FormState<Fs> => ({ ...form, faults })
const fault = (message: string) => ({ field: CAPTCHA.answer, input: CAPTCHA.answer, message })

/**
 * Decides on a form that was sent: what was typed in it (`reading`), then whether a person typed it. When it is not `ok`,
 * show the same page with `form` and `view`, under `status`.
 * @param what.key of the form, one per thing it makes: sent twice, it passes twice.
 * @throws TooMany
 */
export const verifyCaptcha = async <Fs extends Fields>(
  ctx: Ctx,
  what: { readonly form: string; readonly key: string },
  body: Body,
  reading: FormReading<Fs>,
): Promise<CaptchaVerdict<Fs>> => {
  const now = secondsOf(ctx.now)
  const mode = await getCaptchaMode(ctx.db)
  const token = posted(body, CAPTCHA.token)
  const opened = openToken(token)
  const challenge: Challenge | null = opened?.form === what.form && !isExpired(opened, now) ? opened : null
  const typed = posted(body, CAPTCHA.answer)
  const since = challenge?.since ?? now
  /** Of the kind that was shown, when the town still asks it. */
  const kind: CaptchaKind = opened?.kind === 'question' || mode === 'off' ? 'question' : mode
  const fresh = (of: CaptchaKind): CaptchaView => draw(ctx, mode, of, what.form, since)
  const again = (view: CaptchaView, faults: FormState['faults'], status: 200 | 422 = 422): CaptchaVerdict<Fs> => ({
    ok: false,
    view,
    form: withFaults(reading, faults),
    status,
  })

  const other = posted(body, CAPTCHA.other)
  if (other !== '') return again(fresh(other === 'image' && mode === 'image' ? 'image' : 'question'), [], 200)

  const isAsked = challenge !== null && challenge.kind !== 'off'
  const blank = isAsked && typed.trim() === '' ? [fault(EMPTY[challenge.kind])] : []
  if (!reading.ok || blank.length > 0) {
    const faults = [...reading.faults, ...blank]
    // A form may ask for a choice without anything being wrong.
    const status = faults.length > 0 ? 422 : 200
    return again(
      challenge ? viewOf(ctx, mode, token, challenge.kind, typed) : fresh(mode === 'off' ? 'off' : kind),
      faults,
      status,
    )
  }

  const refuse = async (of: 'image' | 'question', message: string): Promise<CaptchaVerdict<Fs>> => {
    await hit(ctx, `captcha failed from ${ctx.from.ip}`, CAPTCHA_FAILURES)
    return again(fresh(of), [fault(message)])
  }
  if (posted(body, CAPTCHA.trap) !== '' || (challenge && isHasty(challenge, now))) return refuse('question', SUSPECT)
  const next = kind === 'image' ? 'image' : 'question'
  if (!challenge) return opened?.kind === 'off' || mode === 'off' ? refuse('question', SUSPECT) : refuse(next, OVER[next])

  const passed = isRight(challenge, token, typed)
  const made = {
    form: what.form,
    kind: challenge.kind,
    madeAt: instantOf(challenge.madeAt),
    expiresAt: instantOf(expiresAt(challenge)),
  }
  const holds = await inTransaction(ctx, (tx) => keepAnswer(tx, { ...made, token, key: what.key, passed }))
  if (passed && holds) return { ok: true, values: reading.values }
  if (challenge.kind === 'off') return refuse('question', SUSPECT)
  return refuse(next, passed ? OVER[next] : WRONG[next])
}
