import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { Client } from '#support/client.ts'
import { launchReady, scratch } from '#support/process.ts'

const { folder, remove } = scratch('money-kill')
afterAll(remove)

const paths = async (client: Client, pattern: RegExp, page: string): Promise<string[]> => [
  ...new Set([...(await (await client.get(page)).text()).matchAll(pattern)].map(([found]) => found)),
]
const balanceOf = async (client: Client): Promise<number> => {
  const text = await (await client.get('/paiements')).text()
  const shown = /<strong>([−\d,\s\u00a0\u202f]+)&nbsp;euros|<strong>([−\d,\s\u00a0\u202f]+)\u00a0euros/.exec(text)
  return Math.round(
    Number(
      (shown![1] ?? shown![2])!
        .replace('−', '-')
        .replace(/[\s\u00a0\u202f]/g, '')
        .replace(',', '.'),
    ) * 100,
  )
}
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)![1]!

/** A payment at the pretend bank, not yet decided. @returns its page at the bank. */
const begin = async (client: Client): Promise<{ order: string; bank: string } | null> => {
  const opened = await client.post('/paiements/recharger', { montant: '10', cle: randomUUID() })
  const order = opened.headers.get('location')!
  const check = await (await client.get(order)).text()
  const gone = await client.post(order, { vu: hidden(check, 'vu') })
  return { order, bank: gone.headers.get('location')! }
}

test('kill -9 between order and redirect, and between the answer and the credit: each paid order is credited once', async () => {
  let liane = await launchReady({ dataDir: folder })
  const start = await balanceOf(await new Client(liane.url).signIn())
  const orders: string[] = []
  for (let round = 0; round < 4; round++) {
    const client = await new Client(liane.url).signIn()
    const begun = await Promise.all([begin(client), begin(client), begin(client)])
    for (const b of begun) orders.push(b!.order.replace('recharger', 'retour'))
    // Killed while orders are handed over and while the bank's answers are written.
    const racing = [
      ...begun.map((b) => client.post(b!.bank, { decision: 'payer' }).catch(() => null)),
      begin(client).catch(() => null),
    ]
    await sleep(5 + round * 15)
    await liane.end('SIGKILL')
    await Promise.all(racing)
    liane = await launchReady({ dataDir: folder })
    const again = await new Client(liane.url).signIn()
    for (const b of begun) await again.post(b!.bank, { decision: 'payer' })
    for (const order of orders) expect(await (await again.get(order)).text()).toContain('Paiement enregistré')
  }
  const after = await new Client(liane.url).signIn()
  expect(await balanceOf(after)).toBe(start + orders.length * 1000)
  const numbers = (await paths(after, /\/paiements\/recus\/\d+/g, '/paiements/recus')).map((p) => Number(p.split('/').at(-1)))
  expect(numbers.sort((a, b) => a - b)).toEqual(orders.map((_, i) => i + 1))
  expect((await liane.end()).code).toBe(0)
})

test('kill -9 during a closing: it is done whole or not at all, and once in the end', async () => {
  let liane = await launchReady({ dataDir: folder })
  const signIn = async (url: string) => {
    const client = new Client(url)
    const answer = await client.post('/agent/connexion', { identifiant: 'agent.regie', mot_de_passe: 'Demo+Isques62' })
    expect(answer.status).toBe(303)
    return client
  }
  const yesterday = Temporal.Now.plainDateISO('Europe/Paris').subtract({ days: 1 })
  const form = {
    periode: 'day',
    'jusque.jour': String(yesterday.day),
    'jusque.mois': String(yesterday.month),
    'jusque.annee': String(yesterday.year),
  }
  for (let round = 0; round < 3; round++) {
    const client = await signIn(liane.url)
    const closing = client.post('/agent/regie/cloture', form).catch(() => null)
    await sleep(round * 8)
    await liane.end('SIGKILL')
    await closing
    liane = await launchReady({ dataDir: folder })
  }
  const client = await signIn(liane.url)
  expect([303, 409]).toContain((await client.post('/agent/regie/cloture', form)).status)
  expect((await client.post('/agent/regie/cloture', form)).status).toBe(409)
  const html = await (await client.get('/agent/regie/cloture')).text()
  expect(html.match(/Voir le journal/g)).toHaveLength(1)
  expect((await liane.end()).code).toBe(0)
})
