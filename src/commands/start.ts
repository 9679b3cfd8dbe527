import { start } from '../main.ts'
import type { Environment } from '../platform/config.ts'

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
  const running = await start(env)
  stop = running.stop
  if (asked) await onSignal()
}
