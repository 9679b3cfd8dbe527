import { type ComponentType, h } from 'preact'
import type { Badge } from '#platform/feature.ts'
import type { Answer, Flash } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { renderToBytes } from '#ui/page-bytes.ts'
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

const DOCTYPE = Buffer.from('<!doctype html>')
/** From its rarest character on, which makes the search four times shorter. */
const ISLAND = Buffer.from('-ilot="')
const HEAD_END = Buffer.from('</head>')
const QUOTE = 0x22

/** The script of each island that the page holds (`data-ilot="commune"`), and no other. @throws when it was not built. */
const scriptsOf = (page: Buffer, assets: Assets): string => {
  const names = new Set<string>()
  for (let at = page.indexOf(ISLAND); at !== -1; at = page.indexOf(ISLAND, at)) {
    at += ISLAND.length
    names.add(page.toString('latin1', at, page.indexOf(QUOTE, at)))
  }
  return [...names]
    .map((name) => {
      const url = assets[`${name}.js`]
      if (!url) throw new Error(`island ${name} was not built`)
      return `<script type="module" src="${url}"></script>`
    })
    .join('')
}

/** The whole document, with the scripts of its islands. */
const documentOf = (page: Buffer, assets: Assets): Buffer => {
  const head = page.indexOf(HEAD_END)
  return Buffer.concat([DOCTYPE, page.subarray(0, head), Buffer.from(scriptsOf(page, assets)), page.subarray(head)])
}

/** A view inside the town's frame, as a whole document. */
export const makeRender =
  (assets: Assets) =>
  async (ctx: Ctx, shown: Extract<Answer, { kind: 'show' }>, flash: Flash | null, path: string): Promise<Buffer> => {
    const badges = badgesOf(ctx)
    const frame = frameOf({ ctx, assets, flash: showFlash(flashes, flash), badges, path })
    const view = h(shown.view as ComponentType<object>, shown.props as object)
    return documentOf(renderToBytes(<Frame.Provider value={frame}>{view}</Frame.Provider>), assets)
  }
