// Builds dist/: the server (liane.js), and in public/ the style sheet and the islands under hashed names with their
// manifest. Plain JavaScript: bin/liane.js runs it before anything is built. `node tools/build.js` builds anew.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as esbuild } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** A server that still runs may serve the assets of the build before: they are kept this long. */
const KEEP_MS = 24 * 3_600_000

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((e) =>
        e.isFile() ? [join(e.parentPath, e.name)] : [],
      )
    : []

/** Whole or not at all, for processes that start together. */
const writeWhole = (path, contents) => {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, contents)
  renameSync(fresh, path)
}

const isIsland = (path) => basename(dirname(path)) === 'islands' && /\.ts$/.test(path) && !/\.(test|d)\.ts$/.test(path)

const serverOptions = {
  platform: 'node',
  format: 'esm',
  target: 'node26',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'linked',
}
const browserOptions = { platform: 'browser', format: 'esm', minify: true, target: ['es2022'] }

const compile = async (entry, outdir, options) => {
  const { outputFiles } = await esbuild({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    bundle: true,
    write: false,
    logLevel: 'warning',
    ...options,
  })
  return outputFiles
}

const buildPublic = async (outdir) => {
  const folder = join(outdir, 'public')
  const manifest = {}
  const add = (name, contents) => {
    const dot = name.lastIndexOf('.')
    const hash = createHash('sha256').update(contents).digest('base64url').replace(/[-_]/g, '').slice(0, 10)
    const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
    writeWhole(join(folder, hashed), contents)
    manifest[name] = `/statique/${hashed}`
  }
  const style = join(root, 'src', 'ui', 'css', 'index.css')
  if (existsSync(style)) for (const file of await compile(style, folder, { minify: true })) add('portal.css', file.contents)
  for (const island of filesUnder(join(root, 'src')).filter(isIsland)) {
    const name = `${basename(island, '.ts')}.js`
    if (manifest[name]) throw new Error(`two islands are called ${name}`)
    for (const file of await compile(island, folder, browserOptions)) add(name, file.contents)
  }
  writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const current = new Set(['manifest.json', ...Object.values(manifest).map((url) => basename(url))])
  for (const name of readdirSync(folder)) {
    if (!current.has(name) && Date.now() - statSync(join(folder, name)).mtimeMs > KEEP_MS) rmSync(join(folder, name))
  }
}

const buildServer = async (outdir) => {
  const program = await compile(join(root, 'src', 'cli.ts'), outdir, { ...serverOptions, entryNames: 'liane' })
  // What opens files runs as a process of its own.
  const child = await compile(join(root, 'src', 'platform', 'files', 'prepare-child.ts'), outdir, serverOptions)
  for (const file of child) writeWhole(file.path, file.contents)
  // The program last: its date says that the whole build is done.
  for (const file of program.sort((a, b) => b.path.length - a.path.length)) writeWhole(file.path, file.contents)
}

/**
 * @param {{ outdir?: string, only?: 'public' | 'server' }} [options] `outdir`: absolute, dist/ by default; `only`: half of it.
 */
export const build = async ({ outdir = join(root, 'dist'), only } = {}) => {
  if (only !== 'server') await buildPublic(outdir)
  if (only !== 'public') await buildServer(outdir)
}

/** Is this half of dist/ (or either) older than what it is made from? */
const isStale = (only) => {
  const built = [...(only === 'public' ? [] : ['liane.js']), ...(only === 'server' ? [] : ['public/manifest.json'])].map((name) =>
    join(root, 'dist', name),
  )
  if (!built.every((path) => existsSync(path))) return true
  const madeAt = Math.min(...built.map((path) => statSync(path).mtimeMs))
  const sources = [
    ...filesUnder(join(root, 'src')),
    ...filesUnder(join(root, 'db')),
    join(root, 'tools', 'build.js'),
    join(root, 'package.json'),
  ]
  return sources.some((path) => statSync(path).mtimeMs > madeAt)
}

/**
 * Builds dist/ (or that half) when the sources are there and newer.
 * @param {'public' | 'server'} [only]
 */
export const ensureBuilt = async (only) => {
  if (existsSync(join(root, 'src')) && isStale(only)) await build({ only })
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  await build()
  console.log(readFileSync(join(root, 'dist', 'public', 'manifest.json'), 'utf8').trim())
}
