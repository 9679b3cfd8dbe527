import type { Body } from '#core/body.ts'
import { readId } from '#core/ids.ts'
import { endpoint, type Input } from '#platform/http/page.ts'
import { queueHint } from '../../actions/receive-hint.ts'
import { paymentPaths } from '../../paths.ts'

/** «idop» or «idOp», in the body or in the address: both were seen. */
const idOpOf = (input: Input, body: Body): string | null => {
  const named = [...Object.entries(body).map(([name, values]) => [name, values[0]] as const), ...Object.entries(input)]
  const value = named.find(([name]) => name.toLowerCase() === 'idop')?.[1]
  return value !== undefined && /^[0-9A-Za-z-]{1,60}$/.test(value) ? value.toLowerCase() : null
}

/** PA-4 · PayFiP says that something happened. Answered at once, the same whatever it says; PayFiP is asked afterwards. */
export const notified = endpoint({
  url: paymentPaths.notified,
  methods: ['GET', 'POST'],
  handle: async (ctx, input, body) => {
    const providerRef = idOpOf(input, body)
    if (providerRef !== null) await queueHint(ctx, { provider: 'payfip', providerRef })
    return { status: 200, type: 'text/plain; charset=utf-8', body: 'OK' }
  },
})

/** A platform sends the payer back, by GET or POST from its own site: on to the payment's page, which asks the platform. */
export const sentBack = endpoint({
  url: paymentPaths.back,
  methods: ['GET', 'POST'],
  handle: async (_ctx, input) => {
    const id = readId(input.id)
    const location = id === null ? paymentPaths.home : paymentPaths.outcomeOf(id)
    return { status: 303, type: 'text/plain; charset=utf-8', body: '', location }
  },
})
