import { letterName, type Named } from '#core/names.ts'
import { form, type ValuesOf } from '#forms/form.ts'
import type { OfferedRights } from '../../domain/family.ts'

const rightsField = {
  kind: 'choices',
  label: 'Cette personne pourra aussi',
  required: false,
  hint: 'Elle verra toujours l’agenda et les demandes de l’enfant.',
  options: [
    { value: 'reserver', label: 'Réserver et annuler', hint: 'Chaque foyer paie ce qu’il réserve, sur son propre compte.' },
    { value: 'payer', label: 'Voir les montants' },
    { value: 'prevenir', label: 'Recevoir ce que la mairie écrit à propos de l’enfant' },
  ],
} as const

export const rightsOf = (ticked: readonly string[]): OfferedRights => ({
  mayBook: ticked.includes('reserver'),
  mayPay: ticked.includes('payer'),
  isWrittenTo: ticked.includes('prevenir'),
})
export const tickedOf = (rights: OfferedRights): string[] => [
  ...(rights.mayBook ? ['reserver'] : []),
  ...(rights.mayPay ? ['payer'] : []),
  ...(rights.isWrittenTo ? ['prevenir'] : []),
]

export const inviteForm = (children: readonly (Named & { readonly id: number })[]) =>
  form({
    email: { kind: 'email', label: 'Adresse électronique', missing: 'Indiquez l’adresse électronique de l’autre parent' },
    enfants: {
      kind: 'choices',
      label: 'Pour quels enfants',
      missing: 'Choisissez au moins un enfant',
      options: children.map((child) => ({ value: String(child.id), label: letterName(child) })),
    },
    droits: rightsField,
  })
export type InviteForm = ReturnType<ReturnType<typeof inviteForm>['blank']>

export const rightsForm = form({ droits: rightsField })
export type RightsForm = ReturnType<typeof rightsForm.blank>

export const revokeForm = form({
  oui: { kind: 'consent', label: 'Oui, retirer cet accès', missing: 'Cochez la case pour confirmer' },
})
export type RevokeForm = ReturnType<typeof revokeForm.blank>

const personFields = {
  nom: { kind: 'text', label: 'Nom et prénom', missing: 'Indiquez le nom et le prénom', max: 120, isName: true },
  lien: {
    kind: 'text',
    label: 'Lien avec l’enfant',
    required: false,
    max: 60,
    hint: 'Grand-mère, voisin, assistante maternelle',
  },
  telephone: { kind: 'phone', label: 'Téléphone', required: false },
  roles: {
    kind: 'choices',
    label: 'Cette personne',
    missing: 'Dites si cette personne peut venir chercher l’enfant, ou être appelée',
    options: [
      { value: 'chercher', label: 'Peut venir chercher l’enfant', hint: 'Une pièce d’identité pourra lui être demandée.' },
      { value: 'appeler', label: 'Est à prévenir en cas d’urgence' },
    ],
  },
} as const

export const personForm = form(personFields, (v) =>
  v.roles.includes('appeler') && !v.telephone ? { telephone: 'Indiquez le téléphone de la personne à prévenir' } : {},
)
export type PersonForm = ReturnType<typeof personForm.blank>

export const personOf = (child: number, v: ValuesOf<typeof personFields>) => ({
  child,
  name: v.nom,
  link: v.lien,
  phone: v.telephone,
  mayFetch: v.roles.includes('chercher'),
  isCalled: v.roles.includes('appeler'),
})
