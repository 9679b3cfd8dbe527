import { listName, type Named } from '#core/names.ts'
import { form } from '#forms/form.ts'

/** ME-25 · To whom, about what. */
export const beginForm = (adults: readonly (Named & { readonly id: number })[]) =>
  form({
    destinataire: {
      kind: 'choice',
      label: 'Destinataire',
      missing: 'Choisissez à qui vous écrivez',
      options: adults.map((adult) => ({ value: String(adult.id), label: listName(adult) })),
    },
    objet: { kind: 'text', label: 'Objet', missing: 'Indiquez l’objet', max: 100 },
    message: {
      kind: 'longtext',
      label: 'Votre message à la famille',
      hint: 'Vos prénom, nom, qualité et service seront ajoutés.',
      missing: 'Écrivez votre message',
      max: 5000,
    },
  } as const)
export type BeginForm = ReturnType<ReturnType<typeof beginForm>['blank']>
