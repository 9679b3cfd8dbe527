import { form } from '#forms/form.ts'

/** Labels of the manual, §2.3. Which of the two lower fields is needed depends on the choice. */
export const recoveryForm = form(
  {
    perdu: {
      kind: 'choice',
      label: 'Qu’avez-vous perdu\u202f?',
      missing: 'Indiquez ce que vous avez perdu',
      options: [
        { value: 'identifiant', label: 'Mon identifiant' },
        { value: 'mot-de-passe', label: 'Mon mot de passe' },
      ],
    },
    courriel: { kind: 'email', label: 'Votre courriel', required: false, autocomplete: 'email' },
    identifiant: { kind: 'text', label: 'Votre nom d’utilisateur', required: false, autocomplete: 'username', max: 60 },
  },
  (v) => {
    if (v.courriel) return {}
    if (v.perdu === 'identifiant') return { courriel: 'Indiquez votre adresse électronique' }
    return v.identifiant ? {} : { courriel: 'Indiquez votre adresse électronique ou votre identifiant' }
  },
)
export type RecoveryForm = ReturnType<typeof recoveryForm.blank>
