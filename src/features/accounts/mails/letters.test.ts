import { expect, test } from 'vitest'
import { renderLetter } from '#platform/mail/render.ts'
import * as letters from './letters.ts'

const to = {
  email: 'zoe.oneill@example.org',
  town: { name: 'Étaples', regieName: 'Régie' },
  name: { firstName: 'Zoé', birthName: 'O’Neill' },
}
const TOKEN = 'jeton-secret-de-43-signes'
const town = { name: 'Étaples', baseUrl: 'https://portail.example' }

const all = [
  letters.activationLetter(to, TOKEN),
  letters.alreadyRegisteredLetter(to, ['zoe.oneill']),
  letters.loginLetter(to, ['zoe.oneill']),
  letters.resetLetter(to, 'zoe.oneill', TOKEN),
  letters.passwordChangedLetter(to),
  letters.loginChangedLetter(to, 'zoe.oneill'),
  letters.confirmEmailLetter(to, TOKEN),
  letters.emailTakenLetter(to),
  letters.emailChangeAskedLetter(to),
  letters.emailChangedLetter(to),
  letters.accountClosedLetter(to),
].map((letter) => [letter.subject, letter] as const)

test('each has its own subject', () => {
  expect(new Set(all.map(([subject]) => subject)).size).toBe(all.length)
})

test.each(all)('«%s»: text and HTML, links from the configured origin, nothing personal in the subject', (subject, letter) => {
  expect(subject).not.toMatch(/zo[eé]|neill|@|jeton/i)
  const { text, html } = renderLetter(letter, town)
  const addresses = [...`${text}\n${html}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([address]) => address)
  expect(addresses.length).toBeGreaterThan(1)
  for (const address of addresses) expect(address).toMatch(/^https:\/\/portail\.example(\/|$)/)
  expect(text).toMatch(/^Bonjour( Zoé O’Neill)?,/)
  expect(text).toContain('La mairie d’Étaples')
  expect(html).toContain('<html lang="fr">')
})

test('a letter that somebody else may have caused does not say who is meant', () => {
  for (const letter of [
    letters.alreadyRegisteredLetter(to, []),
    letters.emailTakenLetter(to),
    letters.confirmEmailLetter(to, TOKEN),
  ])
    expect(renderLetter(letter, town).text).not.toContain('Zoé')
})
