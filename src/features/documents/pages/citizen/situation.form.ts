import { form } from '#forms/form.ts'

const formOf = (question: string) =>
  form({
    situation: {
      kind: 'choice',
      label: question,
      missing: 'Répondez par oui ou par non',
      options: [
        { value: 'oui', label: 'Oui' },
        { value: 'non', label: 'Non' },
      ],
    },
  })

/** DO-2 · Asked before a paper «à fournir selon situation» counts as missing. */
export const situationForm = Object.assign(formOf, { fields: formOf('').fields })
