import { form } from '#forms/form.ts'

export const termsFields = {
  cgu: {
    kind: 'consent',
    label: 'J’accepte les conditions générales d’utilisation du service',
    missing: 'Acceptez les conditions générales d’utilisation pour continuer',
  },
} as const

export const termsForm = form(termsFields)
