import { fileTypeFromBuffer } from 'file-type'

/** What may be sent: documents and photos, as telephones and scanners make them. */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp' | 'heic'

/** Bytes from the start that are enough to tell a kind. */
export const HEAD_BYTES = 4_100

export const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  heic: ['heic', 'heif', 'hif'],
}

const KINDS: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
}

/** What the content says; null when it is none of them. A PDF begins with its mark, at the very first byte. */
export const kindOfContent = async (head: Uint8Array): Promise<FileKind | null> => {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const kind = found ? KINDS[found.mime] : undefined
  if (kind === 'pdf' && !Buffer.from(head.subarray(0, 5)).equals(Buffer.from('%PDF-'))) return null
  return kind ?? null
}

/** What the name says; null when it has no extension, or none of ours. */
export const kindOfName = (name: string): FileKind | null => {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  const found = Object.entries(EXTENSIONS).find(([, list]) => extension !== undefined && list.includes(extension))
  return found ? (found[0] as FileKind) : null
}

/**
 * A name fit to be shown and kept: no path, no control or direction mark, no more than 120 characters, its extension kept.
 * Whatever was typed, it never names anything on our disk.
 */
export const cleanName = (given: string): string => {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"|?*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (plain === '') return 'document'
  const letters = [...plain]
  if (letters.length <= 120) return plain
  const extension = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? ''
  return letters.slice(0, 120 - extension.length).join('') + extension
}
