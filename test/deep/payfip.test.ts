import { expect, test } from 'vitest'
import { moneyTown } from '#support/money.ts'
import { standInPayfip } from '#support/payfip.ts'
import { liveThrough } from '#support/payfip-storm.ts'

const town = await moneyTown()
const payfip = await standInPayfip()

test('1,000 payments lived at random: one credit when paid, none otherwise', async () => {
  const regisseur = await town.agentNamed('agent.regie', ['regisseur'])
  const ended: Record<string, number> = {}
  for (let seed = 1001; seed <= 2000; seed++) {
    const status = await liveThrough(town, payfip, regisseur, seed)
    ended[status] = (ended[status] ?? 0) + 1
  }
  // Chance that reached none of these would have shown nothing.
  for (const status of ['paid', 'refused', 'abandoned', 'expired']) expect(ended[status]).toBeGreaterThan(30)
})
