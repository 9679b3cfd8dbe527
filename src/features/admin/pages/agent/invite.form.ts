import { AGENT_ROLES } from '#features/accounts/index.ts'
import type { Service } from '#features/catalogue/index.ts'
import { form } from '#forms/form.ts'

/** What somebody is, for which service, and what they may do. */
const placeFields = (services: readonly Service[]) =>
  ({
    qualite: {
      kind: 'text',
      label: 'Qualité',
      missing: 'Indiquez la qualité',
      hint: 'Comme les courriers la signent, par exemple\u00a0: Agent d’accueil',
    },
    service: {
      kind: 'choice',
      label: 'Service',
      missing: 'Choisissez un service',
      look: 'select',
      options: services.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    roles: {
      kind: 'choices',
      label: 'Rôles',
      missing: 'Choisissez au moins un rôle',
      hint: 'Ils disent ce que cette personne pourra faire',
      options: Object.entries(AGENT_ROLES).map(([value, label]) => ({ value, label })),
    },
  }) as const

/** AC-51 · What an administrator changes of an agent. */
export const placeForm = (services: readonly Service[]) => form(placeFields(services))
export type PlaceForm = ReturnType<ReturnType<typeof placeForm>['blank']>

/** What the town hall knows of somebody who will work here. */
export const inviteForm = (services: readonly Service[]) =>
  form({
    prenom: { kind: 'text', label: 'Prénom', missing: 'Indiquez le prénom', isName: true },
    nom: { kind: 'text', label: 'Nom', missing: 'Indiquez le nom', isName: true },
    ...placeFields(services),
    email: {
      kind: 'email',
      label: 'Adresse électronique professionnelle',
      missing: 'Indiquez l’adresse électronique',
      hint: 'Un lien y sera envoyé, valable 7\u00a0jours',
    },
  })
export type InviteForm = ReturnType<ReturnType<typeof inviteForm>['blank']>
