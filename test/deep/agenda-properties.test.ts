import { test } from 'vitest'
import { checkAgenda } from '#support/agenda-properties.ts'
import { moneyTown } from '#support/money.ts'

const town = await moneyTown()

test('several children and activities: page, review and write agree, twice is once, undone is before, 150 times', async () => {
  await checkAgenda(town, 150)
})
