import { drawCode } from '#platform/captcha/image.ts'
import { sayDigits } from '#platform/captcha/voice.ts'
import { file } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { drawingOf, openToken, speechOf } from '../actions/secrets.ts'
import { isExpired } from '../domain/challenge.ts'
import { captchaPaths } from '../paths.ts'

/** CA-7 · an image that can still be answered. @throws Absent */
const readToken = (ctx: Ctx, token = ''): string => {
  const challenge = openToken(token)
  const now = Math.floor(ctx.now.epochMilliseconds / 1_000)
  if (challenge?.kind !== 'image' || isExpired(challenge, now)) throw new Absent('no such challenge')
  return token
}

export const captchaImage = page({
  url: captchaPaths.image(':verification'),
  for: 'everyone',
  get: (ctx, { verification }) => {
    const { code, pick } = drawingOf(readToken(ctx, verification))
    return file('code.png', 'image/png', drawCode(code, pick), true)
  },
})

export const captchaSound = page({
  url: captchaPaths.sound(':verification'),
  for: 'everyone',
  get: (ctx, { verification }) => {
    const { digits, pick } = speechOf(readToken(ctx, verification))
    return file('code.wav', 'audio/wav', sayDigits(digits, pick), true)
  },
})
