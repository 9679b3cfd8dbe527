#!/usr/bin/env node
// Starts Liane on any Node >= 20: goes on with the Node 26 that npm installed, links and builds what is missing.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
// Left alone on a machine with much memory, V8 lets 40 MB of live objects grow to 350 MB before it collects: a small
// server has other uses for them. No hard limit: a heavy moment may still take what it needs.
const FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=50']
const isRecent = Number(process.versions.node.split('.')[0]) >= 26

const goOn = async () => {
  const { ensureBuilt } = await import('../tools/build.js')
  await ensureBuilt()
  await import('../dist/liane.js')
}

const handOver = () => {
  const self = fileURLToPath(import.meta.url)
  // The channel tells the child when we are killed without a word: it must not outlive us.
  const child = spawn(node, [...FLAGS, ...process.execArgv, self, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Liane n’a pas pu lancer « ${node} » (${error.code ?? error.message}).`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** The same process, started again with our flags (not on Windows, where it goes on as it is). */
const startAgain = () => {
  if (process.platform === 'win32' || FLAGS.every((flag) => process.execArgv.includes(flag))) return
  const self = fileURLToPath(import.meta.url)
  process.execve(process.execPath, [process.execPath, ...FLAGS, ...process.execArgv, self, ...process.argv.slice(2)], process.env)
}

if (isRecent) {
  startAgain()
  await goOn()
} else {
  if (!existsSync(node)) await import('../tools/link.js')
  if (existsSync(node)) handOver()
  else {
    console.error(
      `Liane demande Node 26 et n’en a pas trouvé pour cette machine (ici : Node ${process.versions.node}) : relancez « npm ci », ou installez Node 26.`,
    )
    process.exitCode = 1
  }
}
