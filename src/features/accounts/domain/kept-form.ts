import type { Body } from '#core/body.ts'

/** AC-44 · how long what was typed is kept. */
export const KEPT_MINUTES = 30
const MAX_CHARACTERS = 65_536
/** Inputs whose value is a secret: never kept. Every password field of the site is named so (forms.test.ts). */
const SECRET = /^(mot_de_passe|repeter|code)/

/** AC-44 · what of a posted form is kept: no password nor code. Null when nothing is left or it is too long. */
export const keptFields = (body: Body): Body | null => {
  const kept = Object.fromEntries(Object.entries(body).filter(([name]) => !SECRET.test(name)))
  return Object.keys(kept).length > 0 && JSON.stringify(kept).length <= MAX_CHARACTERS ? kept : null
}
