import { form } from '#forms/form.ts'

export const searchFamilyForm = form({
  recherche: {
    kind: 'text',
    label: 'Nom, enfant, adresse électronique, téléphone ou numéro de famille',
    missing: 'Indiquez qui vous cherchez',
    max: 100,
    hint: 'Les fautes de frappe et les accents ne comptent pas',
  },
})
export type SearchFamilyForm = ReturnType<typeof searchFamilyForm.blank>
