import { form } from '#forms/form.ts'

export const serviceForm = form({
  nom: { kind: 'text', label: 'Nom', missing: 'Indiquez le nom du service', max: 80 },
  telephone: { kind: 'text', label: 'Téléphone', missing: 'Indiquez le téléphone', max: 30, width: 'medium', isDigits: true },
  courriel: { kind: 'email', label: 'Adresse électronique', missing: 'Indiquez l’adresse électronique' },
  adresse: { kind: 'text', label: 'Adresse', hint: 'Où le service reçoit', missing: 'Indiquez l’adresse' },
})
export type ServiceForm = ReturnType<typeof serviceForm.blank>
