import type { FileField } from '#forms/fields.ts'
import type { Fields, FormReading, FormState } from '#forms/form.ts'
import { faultSentence } from '#platform/files/faults.ts'
import type { ReceivedFile } from '#platform/files/received.ts'
import type { SoundFile } from '../actions/attachments.ts'

const FORMATS = 'Formats PDF, JPG, PNG, HEIC ou WebP. 10\u00a0Mo par fichier et 20\u00a0pages au plus.'

const fieldOf = (label: string, isMultiple: boolean): FileField => ({
  kind: 'file',
  label,
  hint: FORMATS,
  required: false,
  isMultiple,
})

/** DO-16 · What a message may be sent with. The field is always called `pieces`. */
export const attachmentField = {
  several: fieldOf('Pièces jointes (facultatif)', true),
  one: fieldOf('Pièce jointe (facultatif)', false),
} as const

type WithPieces = Fields & { readonly pieces: FileField }

/** DO-16 · The form is shown again: a browser keeps what was typed, never the files that were chosen. */
export const chooseAgain = <Fs extends WithPieces>(state: FormState<Fs>, files: readonly ReceivedFile[]): FormState<Fs> => {
  if (files.length === 0 || state.faults.some((fault) => fault.field === 'pieces')) return state
  const names = files.map((file) => file.name).join(', ')
  return state.faulty('pieces', `Choisissez à nouveau ${names}\u00a0: rien n’est encore envoyé`)
}

/** DO-16 · A file that is not taken is named with the reason: nothing is sent, and what was typed stays. */
export const checkFiles = <Fs extends WithPieces>(
  reading: FormReading<Fs>,
  files: readonly ReceivedFile[],
): { readonly reading: FormReading<Fs>; readonly sound: readonly SoundFile[] } => {
  const sound = files.flatMap((file) => (file.ok ? [file] : []))
  if (reading.ok && sound.length === files.length) return { reading, sound }
  const named = files.reduce<FormState<Fs>>(
    (form, file) => (file.ok ? form : form.faulty('pieces', `${file.name}\u00a0: ${faultSentence(file.fault)}`)),
    reading,
  )
  return { reading: { ...chooseAgain(named, files), ok: false }, sound }
}
