import { form, type ValuesOf } from '#forms/form.ts'
import type { ContactDetails } from '../../domain/details.ts'

const contactFields = {
  voie: { kind: 'text', label: 'Numéro et voie', max: 120, required: false, autocomplete: 'address-line1' },
  complement: {
    kind: 'text',
    label: 'Complément d’adresse',
    hint: 'Bâtiment, étage, lieu-dit',
    max: 120,
    required: false,
    autocomplete: 'address-line2',
  },
  code_postal: {
    kind: 'text',
    label: 'Code postal',
    max: 12,
    width: 'short',
    required: false,
    autocomplete: 'postal-code',
  },
  ville: { kind: 'text', label: 'Ville', max: 80, required: false, autocomplete: 'address-level2' },
  telephone: { kind: 'phone', label: 'Téléphone', required: false, autocomplete: 'tel', hint: 'Par exemple, 06 39 98 00 00' },
  autre_telephone: { kind: 'phone', label: 'Autre téléphone', required: false },
} as const

/** Each may be left empty, but an address is whole or is not one. */
export const contactForm = form(contactFields, ({ voie, code_postal, ville }) => {
  if (!voie && !code_postal && !ville) return {}
  return {
    ...(voie ? {} : { voie: 'Indiquez le numéro et la voie' }),
    ...(code_postal ? {} : { code_postal: 'Indiquez le code postal' }),
    ...(ville ? {} : { ville: 'Indiquez la ville' }),
  }
})
export type ContactForm = ReturnType<typeof contactForm.blank>

export const contactOf = (v: ValuesOf<typeof contactFields>): ContactDetails => ({
  street: v.voie,
  streetMore: v.complement,
  postcode: v.code_postal,
  city: v.ville,
  phone: v.telephone,
  otherPhone: v.autre_telephone,
})
export const contactValues = (d: ContactDetails): ValuesOf<typeof contactFields> => ({
  voie: d.street,
  complement: d.streetMore,
  code_postal: d.postcode,
  ville: d.city,
  telephone: d.phone,
  autre_telephone: d.otherPhone,
})
