/**
 * The door of the captcha, for any form open to people without an account. GET: `newCaptcha`; POST: `verifyCaptcha`; in the
 * form, `<Captcha view form />` of `#ui/captcha.tsx`.
 */
export { type CaptchaVerdict, newCaptcha, verifyCaptcha } from './actions/verify.ts'
export { captchaKeys } from './ports.ts'
