import { expect, test } from 'vitest'
import { renderLetter } from './render.ts'

const letter = {
  to: 'a@example.org',
  subject: 'Votre demande',
  greeting: "Bonjour O'Neill <b>,",
  parts: [
    { p: 'Un & deux' },
    { list: ['<i>'] },
    { facts: [['Numéro', '109']] as const },
    { link: { path: '/demandes/109', label: 'Voir la demande' } },
  ],
  signature: 'Mairie d’Isques',
}

test('a name with markup is shown, not obeyed', () => {
  const { html, text } = renderLetter(letter, { name: 'Isques', baseUrl: 'https://portail.example' })
  expect(html).toContain("O'Neill &lt;b&gt;")
  expect(html).not.toContain('<b>,')
  expect(html).toContain('&lt;i&gt;')
  expect(text).toContain("O'Neill <b>")
})

test('links are made from the configured origin', () => {
  const { html, text } = renderLetter(letter, { name: 'Isques', baseUrl: 'https://portail.example' })
  expect(text).toContain('https://portail.example/demandes/109')
  expect(html).toContain('href="https://portail.example/demandes/109"')
})
