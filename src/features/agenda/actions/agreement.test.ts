import { test } from 'vitest'
import { checkAgenda } from '#support/agenda-properties.ts'
import { moneyTown } from '#support/money.ts'

const town = await moneyTown()

test('AG-7, AG-22, AG-23 · several children and activities: page, review and write agree, twice is once, undone is before', async () => {
  await checkAgenda(town, 6)
})
