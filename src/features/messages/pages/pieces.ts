import { originalFile, pagePicture } from '#features/documents/index.ts'
import type { Answer } from '#platform/http/answers.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { numberIn } from '#platform/http/number-in.ts'
import type { Input } from '#platform/http/page.ts'

/**
 * ME-17 · What is joined to a conversation, read as every reader reads it: a page as a picture of ours, a file as it came.
 * `open` says who may, and traces it. @throws Absent when they may not
 */
export const piecesOf = <C extends TownCtx>(open: (ctx: C, input: Input, piece: number) => Promise<void>) => {
  const read =
    (part: 'page' | 'fichier', show: typeof pagePicture) =>
    async (ctx: C, input: Input): Promise<Answer> => {
      const piece = numberIn(input, 'piece')
      await open(ctx, input, piece)
      return show(ctx, piece, numberIn(input, part))
    }
  return { page: read('page', pagePicture), file: read('fichier', originalFile) }
}
