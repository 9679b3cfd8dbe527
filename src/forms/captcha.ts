/** What a form open to everyone asks to tell people from programs; made by the captcha's door, drawn by `ui/captcha.tsx`. */
export type CaptchaView = {
  /** Random and signed; goes back with the form. */
  readonly token: string
  /** `off`: nothing is asked (yet). */
  readonly kind: 'image' | 'question' | 'off'
  /** «Combien font trois plus quatre ?»; null unless `kind` is question. */
  readonly question: string | null
  readonly imageUrl: string
  readonly soundUrl: string
  /** Answered, but something else in the form was wrong. */
  readonly typed: string
  /** The town asks for an image: a question may be changed for one. */
  readonly hasImage: boolean
  /** Of the town hall, for somebody who cannot answer. */
  readonly phone: string
  readonly email: string
}

/** Names of the inputs. */
export const CAPTCHA = {
  answer: 'verification',
  token: 'verification_jeton',
  other: 'verification_autre',
  trap: 'site_web',
} as const

export const imageLabel = 'Recopiez les caractères de l’image'
