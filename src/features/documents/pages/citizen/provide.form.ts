import { form } from '#forms/form.ts'
import { faultSentence } from '#platform/files/faults.ts'
import type { ReceivedFile } from '#platform/files/received.ts'

/** DO-7 · What may be sent is said before anybody chooses a file. */
const FORMATS = 'Formats PDF, JPG, PNG, HEIC ou WebP. 10\u00a0Mo par fichier et 20\u00a0pages au plus.'

export const provideForm = (isSeveralPages: boolean) =>
  form({
    fichier: {
      kind: 'file',
      label: isSeveralPages ? 'Fichiers ou photos des pages' : 'Fichier ou photo',
      hint: isSeveralPages ? `${FORMATS} Vous pouvez choisir plusieurs fichiers\u00a0: ils feront un seul document.` : FORMATS,
      isMultiple: isSeveralPages,
    },
  })

type ProvideState = ReturnType<ReturnType<typeof provideForm>['blank']>

/** Every file that was not taken, by its name, with the reason. */
export const withFaults = (state: ProvideState, files: readonly ReceivedFile[]): ProvideState => {
  if (files.length === 0) return state.faulty('fichier', 'Sélectionnez un fichier')
  return files.reduce(
    (form, file) => (file.ok ? form : form.faulty('fichier', `${file.name}\u00a0: ${faultSentence(file.fault)}`)),
    state,
  )
}
