import { form } from '#forms/form.ts'

export const searchFamilyForm = form({
  recherche: {
    kind: 'text',
    label: 'Nom, enfant, adresse électronique, téléphone ou numéro',
    missing: 'Indiquez qui vous cherchez',
    max: 100,
    hint: 'Numéro de famille, de demande, de reçu ou de paiement. Les fautes de frappe et les accents ne comptent pas',
  },
})
export type SearchFamilyForm = ReturnType<typeof searchFamilyForm.blank>
