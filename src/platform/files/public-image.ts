import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Tx } from '../db/database.ts'
import { scanWithOurs } from './clamd.ts'
import type { FileFault } from './faults.ts'
import { prepareFile } from './prepare.ts'
import type { ReceivedFile } from './received.ts'
import { readAll, type Vault } from './vault.ts'

export type PublicImage = {
  readonly id: string
  readonly avif: Buffer
  readonly webp: Buffer
  readonly width: number
  readonly height: number
}

/** Wide enough for a column of text on a fine screen. */
const WIDTH = 960
const HEIGHT = 720
/** What a picture may weigh on a slow network. */
const BYTES = 60_000
const QUALITIES = [60, 50, 40, 30, 20]

/** The best quality that is light enough; the lightest when none is. */
const lightest = async (encode: (quality: number) => Promise<Buffer>): Promise<Buffer> => {
  let bytes: Buffer = Buffer.alloc(0)
  for (const quality of QUALITIES) {
    bytes = await encode(quality)
    if (bytes.length <= BYTES) break
  }
  return bytes
}

/**
 * What an agent sends to be seen by anybody: scanned, opened by a process without rights like any file, then made again
 * in the two formats of the web, without place nor camera. Nothing of what came is kept.
 */
export const makePublicImage = async (
  vault: Vault,
  file: Extract<ReceivedFile, { ok: true }>,
): Promise<{ readonly ok: true; readonly image: PublicImage } | { readonly ok: false; readonly fault: FileFault }> => {
  if (file.kind === 'pdf') return { ok: false, fault: 'not-ours' }
  if ((await scanWithOurs(vault.read(file.stored)))?.clean === false) return { ok: false, fault: 'virus' }
  const prepared = await prepareFile(vault, file.stored, file.kind)
  if (!prepared.ok) return prepared
  try {
    const ours = await readAll(vault.read(prepared.pages[0]!.stored))
    const sized = sharp(ours).resize({ width: WIDTH, height: HEIGHT, fit: 'inside', withoutEnlargement: true })
    const [avif, webp] = await Promise.all([
      lightest((quality) => sized.clone().avif({ quality, effort: 2 }).toBuffer()),
      lightest((quality) => sized.clone().webp({ quality }).toBuffer()),
    ])
    const { width, height } = await sharp(webp).metadata()
    return { ok: true, image: { id: createHash('sha256').update(webp).digest('hex').slice(0, 32), avif, webp, width, height } }
  } finally {
    await vault.remove(prepared.pages.map((page) => page.stored.id))
  }
}

/** Keeps it; the same picture sent twice is kept once. */
export const keepPublicImage = async (tx: Tx, image: PublicImage): Promise<void> => {
  await tx
    .insertInto('public_image')
    .values({ ...image, created_at: tx.scope.now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
