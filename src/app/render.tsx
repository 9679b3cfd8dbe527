import { type ComponentType, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Badge } from '#platform/feature.ts'
import type { Answer, Flash } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Frame } from '#ui/shell.ts'
import type { Assets } from './assets.ts'
import { features } from './features.ts'
import { collectFlashes, showFlash } from './flashes.ts'
import { frameOf } from './shell.tsx'

const flashes = collectFlashes(features)

const badgesOf = async (ctx: Ctx): Promise<readonly Badge[]> => {
  const { actor } = ctx
  if (actor.kind !== 'citizen') return []
  const lists = await Promise.all(features.map((f) => f.contributes?.badges?.(ctx.db, actor) ?? []))
  return lists.flat()
}

/** A view inside the town's frame, as a whole document. */
export const makeRender =
  (assets: Assets) =>
  async (ctx: Ctx, shown: Extract<Answer, { kind: 'show' }>, flash: Flash | null): Promise<string> => {
    const badges = await badgesOf(ctx)
    const frame = frameOf({ ctx, assets, flash: showFlash(flashes, flash), badges })
    const view = h(shown.view as ComponentType<object>, shown.props as object)
    return `<!doctype html>${renderToString(<Frame.Provider value={frame}>{view}</Frame.Provider>)}`
  }
