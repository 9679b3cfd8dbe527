import type { Ctx } from '../http/ctx.ts'
import { faultSentence } from './faults.ts'
import { type Box, makePublicImage, type PublicImage } from './public-image.ts'
import type { ReceivedFile } from './received.ts'
import { vaults } from './vault.ts'

type Made = { readonly ok: true; readonly image: PublicImage } | { readonly ok: false; readonly sentence: string }

/** The picture to publish of a file that came with a form; else, in words, why it is not taken. */
export const receivedImage = async (ctx: Ctx, file: ReceivedFile, box?: Box): Promise<Made> => {
  const refused = (sentence: string): Made => ({ ok: false, sentence: `${file.name}\u00a0: ${sentence}` })
  if (!file.ok) return refused(faultSentence(file.fault))
  const made = await makePublicImage(vaults.get()(ctx.town.slug), file, box)
  return made.ok ? made : refused(faultSentence(made.fault))
}
