/** URLs of the captcha. A leaf: imports nothing. */
export const captchaPaths = {
  image: (token: string) => `/verification/${token}/image`,
  /** Another image, for the island. */
  another: '/verification/autre',
  sound: (token: string) => `/verification/${token}/son`,
} as const
