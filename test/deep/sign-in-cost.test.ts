import { expect, test } from 'vitest'
import { ask } from '#support/enumeration.ts'
import { PASSWORD, peopleTown } from '#support/people.ts'

const town = await peopleTown()
const CROWD = 200
const MB = 1024 * 1024

// Each hash takes 46 MiB: two hundred at once would be 9 GiB.
test(`${CROWD} people sign in at the same time: memory stays bounded and all get in`, { timeout: 120_000 }, async () => {
  await town.citizen('foule')
  await ask(town, { url: '/connexion', fields: { identifiant: 'foule', mot_de_passe: PASSWORD } })
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 5)
  const start = performance.now()
  const answers = await Promise.all(
    Array.from({ length: CROWD }, (_, i) => {
      const fields = { identifiant: i % 4 === 0 ? `inconnu${i}` : 'foule', mot_de_passe: PASSWORD }
      return ask(town, { url: '/connexion', fields }, `198.51.100.${i}`)
    }),
  )
  clearInterval(watch)
  const seconds = (performance.now() - start) / 1000
  const statuses = answers.map(({ statusCode }) => statusCode)
  const grown = (peak - before) / MB
  console.log(
    `${CROWD} sign-ins at once: ${seconds.toFixed(1)} s, peak ${(peak / MB).toFixed(0)} MB (${grown.toFixed(0)} MB more than before)`,
  )
  expect(
    statuses.every((status) => [303, 422, 429].includes(status)),
    'nobody sees a breakdown',
  ).toBe(true)
  expect(statuses.filter((status) => status === 422).length, 'the unknown are refused').toBe(CROWD / 4)
  // Four hashes at a time and what two hundred requests hold.
  expect(grown).toBeLessThan(512)
})
