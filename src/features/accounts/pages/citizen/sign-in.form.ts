import { form } from '#forms/form.ts'

/** For citizens and agents alike. Labels of the manual, §2.2. */
export const signInForm = form({
  identifiant: {
    kind: 'text',
    label: 'Identifiant',
    missing: 'Indiquez votre identifiant ou votre adresse électronique',
    hint: 'Ou votre adresse électronique',
    autocomplete: 'username',
    max: 320,
  },
  mot_de_passe: {
    kind: 'password',
    label: 'Mot de passe',
    missing: 'Indiquez votre mot de passe',
    autocomplete: 'current-password',
  },
})
export type SignInForm = ReturnType<typeof signInForm.blank>
