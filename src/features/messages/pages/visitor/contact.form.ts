import { attachmentField } from '#features/documents/index.ts'
import { form } from '#forms/form.ts'

/** ME-20 · What somebody without an account is asked. */
export const contactForm = (services: readonly { readonly id: number; readonly name: string }[]) =>
  form({
    service: {
      kind: 'choice',
      label: 'Service',
      missing: 'Choisissez un service',
      look: 'select',
      options: services.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    objet: { kind: 'text', label: 'Objet', missing: 'Indiquez l’objet de votre message', max: 120 },
    message: { kind: 'longtext', label: 'Message', missing: 'Écrivez votre message', max: 5000 },
    pieces: attachmentField.one,
    nom: { kind: 'text', label: 'Nom', missing: 'Indiquez votre nom', max: 160, autocomplete: 'name', isName: true },
    email: {
      kind: 'email',
      label: 'E-mail',
      missing: 'Indiquez votre adresse électronique',
      hint: 'Nous y enverrons un lien pour confirmer votre message, puis la réponse.',
      autocomplete: 'email',
    },
    telephone: {
      kind: 'text',
      label: 'Téléphone (facultatif)',
      required: false,
      max: 20,
      width: 'medium',
      autocomplete: 'tel',
    },
    demande: {
      kind: 'text',
      label: 'N° de demande (facultatif)',
      hint: 'Si votre message concerne une demande déjà faite',
      required: false,
      max: 12,
      width: 'short',
    },
  } as const)

export type ContactForm = ReturnType<ReturnType<typeof contactForm>['blank']>
