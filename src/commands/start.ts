import { start } from '../main.ts'
import type { Environment } from '../platform/config.ts'

/** npm runs us under a shell that keeps npm's signals to itself: when it is gone, so must we be. */
const watchParent = (onGone: () => void): void => {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    onGone()
  }, 200)
  watch.unref()
}

/** Starts the site and stops it on SIGTERM, SIGINT or SIGHUP. */
export const startCommand = async (env: Environment): Promise<void> => {
  let asked = false
  let stop: (() => Promise<void>) | undefined
  const onSignal = async () => {
    asked = true
    if (!stop) return // still starting: stopped as soon as it has
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal)
  // Launched by an older Node (bin/liane.js): killed with it, as if it were one process.
  if (process.channel) {
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
    process.channel.unref()
  }
  if (env.npm_command) watchParent(onSignal)
  const running = await start(env)
  stop = running.stop
  if (asked) await onSignal()
}
