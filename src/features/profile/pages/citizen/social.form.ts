import { form, type ValuesOf } from '#forms/form.ts'
import { COMPOSITIONS, type Composition, SCHEMES, type Scheme, type SocialDetails } from '../../domain/details.ts'

const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))
/** 20 million euros: what an integer holds, and more than anybody declares here. */
const MOST = 20_000_000_00

/** Under the words of the manual, §3.5; each is optional. */
const socialFields = {
  regime: { kind: 'choice', label: 'Régime', required: false, look: 'select', options: optionsOf(SCHEMES) },
  revenu: {
    kind: 'amount',
    label: 'Revenu fiscal de référence',
    required: false,
    min: 0,
    max: MOST,
    hint: 'En première page de votre avis d’impôt, en euros',
  },
  enfants_impots: {
    kind: 'number',
    label: 'Nombre d’enfant(s) à charge – impôts',
    required: false,
    min: 0,
    max: 30,
  },
  allocataire: { kind: 'text', label: 'Nom de l’allocataire', required: false, isName: true },
  numero: {
    kind: 'text',
    label: 'Numéro d’allocataire',
    required: false,
    max: 20,
    width: 'medium',
    hint: 'Celui de la CAF ou de la MSA',
  },
  quotient: {
    kind: 'amount',
    label: 'Quotient',
    required: false,
    min: 0,
    max: 100_000_00,
    hint: 'Celui que la CAF ou la MSA vous indique',
  },
  enfants_caf: {
    kind: 'number',
    label: 'Nombre d’enfant(s) à charge – allocations',
    required: false,
    min: 0,
    max: 30,
  },
  ressources: { kind: 'amount', label: 'Ressources mensuelles', required: false, min: 0, max: MOST, hint: 'En euros' },
  composition: {
    kind: 'choice',
    label: 'Composition familiale',
    required: false,
    look: 'select',
    options: optionsOf(COMPOSITIONS),
  },
} as const

export const socialForm = form(socialFields)
export type SocialForm = ReturnType<typeof socialForm.blank>

export const socialOf = (v: ValuesOf<typeof socialFields>): SocialDetails => ({
  scheme: v.regime as Scheme | null,
  taxIncomeCents: v.revenu,
  taxChildren: v.enfants_impots,
  holderName: v.allocataire,
  holderNumber: v.numero,
  allowanceQuotientCents: v.quotient,
  allowanceChildren: v.enfants_caf,
  monthlyResourcesCents: v.ressources,
  composition: v.composition as Composition | null,
})
export const socialValues = (d: SocialDetails): ValuesOf<typeof socialFields> => ({
  regime: d.scheme,
  revenu: d.taxIncomeCents,
  enfants_impots: d.taxChildren,
  allocataire: d.holderName,
  numero: d.holderNumber,
  quotient: d.allowanceQuotientCents,
  enfants_caf: d.allowanceChildren,
  ressources: d.monthlyResourcesCents,
  composition: d.composition,
})
