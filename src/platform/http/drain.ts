import type { Server, ServerResponse } from 'node:http'

/**
 * Lets a server close while browsers keep connections open: without it, one idle keep-alive client holds the server for
 * over a minute. From the call of `drain`, answers say `connection: close` and connections close as they fall idle.
 * @param server not yet listening.
 */
export const watchConnections = (server: Server): { drain: () => { end: () => void } } => {
  const inFlight = new Set<ServerResponse>()
  let draining = false
  const finish = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('connection', 'close')
  }
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (draining) return finish(response)
    inFlight.add(response)
    response.once('close', () => inFlight.delete(response))
  })
  return {
    drain: () => {
      draining = true
      for (const response of inFlight) finish(response)
      const sweep = setInterval(() => server.closeIdleConnections(), 25)
      return { end: () => clearInterval(sweep) }
    },
  }
}
