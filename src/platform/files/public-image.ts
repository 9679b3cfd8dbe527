import { createHash } from 'node:crypto'
import type { Db, Tx } from '../db/database.ts'
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
const COLUMN = { width: 960, height: 720 } as const
/** What a picture may weigh on a slow network. */
const BYTES = 60_000
const QUALITIES = [60, 50, 40, 30, 20] as const

type Encoded = { readonly bytes: Buffer; readonly isLight: boolean }

/** The best quality that is light enough; the lowest when none is: mostly the first, else found in few tries. */
const lightest = async (encode: (quality: number) => Promise<Buffer>): Promise<Encoded> => {
  const tried = async (quality: number): Promise<Encoded> => {
    const bytes = await encode(quality)
    return { bytes, isLight: bytes.length <= BYTES }
  }
  const best = await tried(QUALITIES[0])
  if (best.isLight) return best
  const lowest = await tried(QUALITIES.at(-1)!)
  if (!lowest.isLight) return lowest
  for (const quality of QUALITIES.slice(1, -1)) {
    const found = await tried(quality)
    if (found.isLight) return found
  }
  return lowest
}

export type Box = { readonly width: number; readonly height: number }

/** Both formats, light enough: at the best quality in that box, else in a smaller one. */
const encoded = async (bytes: Buffer, box: Box): Promise<Omit<PublicImage, 'id'>> => {
  // Loaded by the first picture: most processes never see one.
  const { default: sharp } = await import('sharp')
  const sized = sharp(bytes).resize({ ...box, fit: 'inside', withoutEnlargement: true })
  const [avif, webp] = await Promise.all([
    lightest((quality) => sized.clone().avif({ quality, effort: 2 }).toBuffer()),
    lightest((quality) => sized.clone().webp({ quality }).toBuffer()),
  ])
  const { width, height } = await sharp(webp.bytes).metadata()
  if (avif.isLight && webp.isLight) return { avif: avif.bytes, webp: webp.bytes, width, height }
  // A picture weighs about as much as it has pixels.
  const share = 0.9 * Math.sqrt(BYTES / Math.max(avif.bytes.length, webp.bytes.length))
  return encoded(bytes, { width: Math.floor(width * share), height: Math.floor(height * share) })
}

/**
 * What an agent sends to be seen by anybody: scanned, opened by a process without rights like any file, then made again
 * in the two formats of the web, without place nor camera. Nothing of what came is kept.
 */
export const makePublicImage = async (
  vault: Vault,
  file: Extract<ReceivedFile, { ok: true }>,
  box: Box = COLUMN,
): Promise<{ readonly ok: true; readonly image: PublicImage } | { readonly ok: false; readonly fault: FileFault }> => {
  if (file.kind === 'pdf') return { ok: false, fault: 'not-ours' }
  if ((await scanWithOurs(vault.read(file.stored)))?.clean === false) return { ok: false, fault: 'virus' }
  const prepared = await prepareFile(vault, file.stored, file.kind)
  if (!prepared.ok) return prepared
  try {
    const ours = await readAll(vault.read(prepared.pages[0]!.stored))
    const made = await encoded(ours, box)
    return { ok: true, image: { ...made, id: createHash('sha256').update(made.webp).digest('hex').slice(0, 32) } }
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

/** The bytes of a picture that anybody may see the address of; null when there is none. */
export const findPublicImage = async (db: Db, id: string, format: 'avif' | 'webp'): Promise<Buffer | null> =>
  (await db.selectFrom('public_image').select(`${format} as bytes`).where('id', '=', id).executeTakeFirst())?.bytes ?? null

/** Pictures of yesterday or before that nothing shows any more. */
export const deleteUnusedImages = async (tx: Tx): Promise<void> => {
  await tx
    .deleteFrom('public_image as i')
    .where('i.created_at', '<', tx.scope.now.subtract({ hours: 24 }))
    .where((w) => w.not(w.exists(w.selectFrom('news as n').select('n.id').whereRef('n.image_id', '=', 'i.id'))))
    .where((w) =>
      w.not(
        w.exists(
          w
            .selectFrom('town as t')
            .select('t.only_row')
            .where((t) => t.or([t('t.logo_id', '=', t.ref('i.id')), t('t.picture_id', '=', t.ref('i.id'))])),
        ),
      ),
    )
    .execute()
}
