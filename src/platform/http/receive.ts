import type { FastifyRequest } from 'fastify'
import type { Body } from '../../core/body.ts'
import type { FileFault } from '../files/faults.ts'
import { cleanName, type FileKind, HEAD_BYTES, kindOfContent, kindOfName } from '../files/kinds.ts'
import { LIMITS } from '../files/limits.ts'
import { pace } from '../files/pace.ts'
import type { ReceivedFile } from '../files/received.ts'
import type { Vault } from '../files/vault.ts'

export type Received = { readonly body: Body; readonly files: readonly ReceivedFile[] }

/** Names and values of a form are a few; a text is no longer than the longest that a field takes. */
const FIELDS = { fields: 200, fieldNameSize: 200, fieldSize: 100_000 } as const
/** The standard antivirus test file, refused by us too when no antivirus is there to do it. */
const EICAR = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE')

class Reading {
  size = 0
  head = Buffer.alloc(0)
  /** Bytes go on to the disk while they are counted and their start is kept. */
  async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      await pace(piece.length)
      this.size += piece.length
      if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, piece]).subarray(0, HEAD_BYTES)
      yield piece
    }
  }
}

const judge = async (
  reading: Reading,
  name: string,
  truncated: boolean,
): Promise<{ ok: true; kind: FileKind } | { ok: false; fault: FileFault }> => {
  if (truncated) return { ok: false, fault: 'too-large' }
  if (reading.size === 0) return { ok: false, fault: 'empty' }
  if (reading.head.includes(EICAR)) return { ok: false, fault: 'virus' }
  const kind = await kindOfContent(reading.head)
  if (kind === null) return { ok: false, fault: 'not-ours' }
  if (kindOfName(name) !== kind) return { ok: false, fault: kindOfName(name) === null ? 'not-ours' : 'wrong-extension' }
  return { ok: true, kind }
}

/** Characters of a file of text, and bytes of a text typed beside it. */
const TEXT_MAX = 1_048_576

/** Reads a multipart form whose files are short texts: each stands in the body under its field's name, cut at a megabyte. */
export const receiveTexts = async (request: FastifyRequest): Promise<Body> => {
  const body: Record<string, string[]> = Object.create(null)
  const limits = { ...FIELDS, fieldSize: TEXT_MAX, fileSize: TEXT_MAX, files: 1, parts: 100 }
  for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never)) {
    const pieces: Buffer[] = []
    if (part.type === 'file') for await (const piece of part.file) pieces.push(piece)
    const text = part.type === 'field' ? String(part.value) : new TextDecoder().decode(Buffer.concat(pieces))
    body[part.fieldname] = [...(body[part.fieldname] ?? []), text]
  }
  return body
}

/** The announced length is believed when it says too much: nothing is read then. */
export const announcesTooMuch = (request: FastifyRequest): boolean =>
  Number(request.headers['content-length'] ?? 0) > LIMITS.postBytes + 1_048_576

/**
 * Reads a multipart form: fields as any form's, files straight to the vault, a chunk at a time. `vault` null reads the
 * fields and lets the files go. What is refused is not kept. @throws when the connection was cut or the form is not one;
 * nothing is kept then.
 */
export const receive = async (request: FastifyRequest, vault: Vault | null): Promise<Received> => {
  const body: Record<string, string[]> = Object.create(null)
  const files: ReceivedFile[] = []
  let total = 0
  try {
    const limits = { ...FIELDS, fileSize: LIMITS.fileBytes, files: LIMITS.files + 1, parts: 300 }
    for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never)) {
      if (part.type === 'field') {
        const values = body[part.fieldname] ?? []
        values.push(String(part.value))
        body[part.fieldname] = values
        continue
      }
      const name = cleanName(part.filename ?? '')
      // A file field left empty is sent as a part without a name and without bytes.
      const isNothing = !part.filename
      const about = { field: part.fieldname, name }
      if (vault === null || isNothing || files.length >= LIMITS.files || total > LIMITS.postBytes) {
        part.file.resume()
        await new Promise((resolve) => part.file.once('close', resolve).once('end', resolve))
        if (!isNothing && vault !== null) files.push({ ...about, ok: false, fault: 'too-many', size: 0 })
        continue
      }
      const reading = new Reading()
      const stored = await vault.put(reading.through(part.file))
      total += stored.size
      const verdict = await judge(reading, name, part.file.truncated)
      if (!verdict.ok) await vault.remove([stored.id])
      files.push(
        verdict.ok
          ? { ...about, ok: true, stored, kind: verdict.kind, size: stored.size }
          : { ...about, ok: false, fault: verdict.fault, size: reading.size },
      )
    }
    return { body, files }
  } catch (error) {
    await vault?.remove(files.flatMap((file) => (file.ok ? [file.stored.id] : [])))
    throw error
  }
}
