import { type ComponentType, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Badge } from '#platform/feature.ts'
import type { Answer, Flash } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Frame } from '#ui/shell.ts'
import type { Assets } from './assets.ts'
import { counters, features } from './features.ts'
import { collectFlashes, showFlash } from './flashes.ts'
import { frameOf } from './shell.tsx'

const flashes = collectFlashes(features)

const badgesOf = ({ actor, waiting }: Ctx): readonly Badge[] =>
  actor.kind !== 'citizen'
    ? []
    : counters.flatMap(({ name, nav, label }) => {
        const count = waiting?.count(name) ?? 0
        return count === 0 ? [] : [{ nav, count, label: label(count) }]
      })

const ISLAND = ' data-ilot="'

/** The script of each island that the page holds (`data-ilot="commune"`), and no other. @throws when it was not built. */
const withIslands = (html: string, assets: Assets): string => {
  const names = new Set<string>()
  for (let at = html.indexOf(ISLAND); at !== -1; at = html.indexOf(ISLAND, at)) {
    at += ISLAND.length
    names.add(html.slice(at, html.indexOf('"', at)))
  }
  const scripts = [...names].map((name) => {
    const url = assets[`${name}.js`]
    if (!url) throw new Error(`island ${name} was not built`)
    return `<script type="module" src="${url}"></script>`
  })
  const head = html.indexOf('</head>')
  return html.slice(0, head) + scripts.join('') + html.slice(head)
}

/** A view inside the town's frame, as a whole document. */
export const makeRender =
  (assets: Assets) =>
  async (ctx: Ctx, shown: Extract<Answer, { kind: 'show' }>, flash: Flash | null, path: string): Promise<string> => {
    const badges = badgesOf(ctx)
    const frame = frameOf({ ctx, assets, flash: showFlash(flashes, flash), badges, path })
    const view = h(shown.view as ComponentType<object>, shown.props as object)
    const html = renderToString(<Frame.Provider value={frame}>{view}</Frame.Provider>)
    return `<!doctype html>${withIslands(html, assets)}`
  }
