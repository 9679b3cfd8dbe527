import { presentPassword } from '#features/accounts/index.ts'
import { form } from '#forms/form.ts'

export const downloadForm = form(presentPassword)
export type DownloadForm = ReturnType<typeof downloadForm.blank>
