import { form } from '#forms/form.ts'
import { presentPassword } from './citizen/change-identifiers.form.ts'

const code = {
  kind: 'text',
  label: 'Code de vérification',
  missing: 'Indiquez le code de votre application, ou un de vos codes de secours',
  autocomplete: 'one-time-code',
  isDigits: true,
  width: 'medium',
  max: 30,
} as const

/** AC-23 · at the door. Named so that what is typed is never kept (domain/kept-form.ts). */
export const codeForm = form({
  code: {
    ...code,
    hint: 'Les 6\u00a0chiffres affichés par votre application, ou un de vos codes de secours (16\u00a0chiffres)',
  },
})
export type CodeForm = ReturnType<typeof codeForm.blank>

/** AC-25 · the first code of the application. */
export const setupForm = form({
  code: {
    ...code,
    label: 'Code affiché par l’application',
    missing: 'Indiquez le code affiché par l’application',
    hint: '6\u00a0chiffres, qui changent toutes les 30\u00a0secondes',
  },
})
export type SetupForm = ReturnType<typeof setupForm.blank>

/** AC-26 · before a second factor is added. */
export const passwordForm = form(presentPassword)
export type PasswordForm = ReturnType<typeof passwordForm.blank>

/** AC-26 · before a second factor is removed or recovery codes are renewed. */
export const bothForm = form({ ...presentPassword, ...codeForm.fields })
export type BothForm = ReturnType<typeof bothForm.blank>
