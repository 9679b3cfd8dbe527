import { form } from '#forms/form.ts'

export const noteFields = {
  note: { kind: 'longtext', label: 'Nouvelle note interne', missing: 'Écrivez la note', max: 2000 },
} as const
export const noteForm = form(noteFields)

export const reasonToAgentFields = {
  raison: {
    kind: 'longtext',
    label: 'Pourquoi reprenez-vous cette demande\u202f?',
    hint: 'Vos collègues liront ces mots dans l’historique.',
    missing: 'Dites pourquoi vous reprenez cette demande',
    max: 500,
  },
} as const
export const takeOverForm = form(reasonToAgentFields)

export const reopenFields = {
  raison: {
    kind: 'longtext',
    label: 'Pourquoi revenir sur la décision\u202f?',
    hint: 'La famille lira ces mots.',
    missing: 'Dites pourquoi la décision est reprise',
    max: 2000,
  },
} as const
export const reopenForm = form(reopenFields)
