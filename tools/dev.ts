// `npm run dev`: the site, rebuilt and restarted when a source changes. PostgreSQL is left running between restarts
// (killing the process leaves it to the next one) and stopped at the end.
import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'
import { build } from './build.js'

const SETTLE_MS = 80
const program = join(projectRoot, 'dist', 'liane.js')

let child: ChildProcess | undefined
let ending = false

const run = () => {
  child = spawn(process.execPath, ['--enable-source-maps', program, 'start'], { stdio: 'inherit' })
  child.on('exit', (code) => {
    if (ending) process.exit(code ?? 0)
  })
}

const rebuild = async () => {
  const startedAt = performance.now()
  try {
    await build()
  } catch {
    console.error('The build failed: the site still runs as it was.')
    return
  }
  const old = child
  if (old && old.exitCode === null) {
    await new Promise<void>((gone) => {
      old.once('exit', () => gone())
      old.kill('SIGKILL')
    })
  }
  run()
  console.log(`rebuilt in ${Math.round(performance.now() - startedAt)} ms`)
}

let waiting: NodeJS.Timeout | undefined
const changed = () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => void rebuild(), SETTLE_MS)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    ending = true
    if (!child || child.exitCode !== null) process.exit(0)
    child.kill('SIGTERM')
  })
}

await build()
run()
for (const folder of ['src', 'db']) watch(join(projectRoot, folder), { recursive: true }, changed)
