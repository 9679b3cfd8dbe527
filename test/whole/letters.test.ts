import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { letterForm } from '#features/town/pages/agent/letters.form.ts'
import { exampleLetter, faultsOf, type LetterText, letterFrom, THEMES } from '#platform/mail/letter-text.ts'
import { renderLetter } from '#platform/mail/render.ts'
import { LetterPreview } from '#ui/letter.tsx'
import { code, program } from './sources.ts'

const town = { name: 'Isques', regieName: 'Régie périscolaire', baseUrl: 'https://portail.example' }
const texts: readonly LetterText[] = features.flatMap(({ contributes }) => contributes?.letters ?? [])
const modules = program().map(({ path, text }) => ({ path, text: code(text) }))
const holders = (what: RegExp) => modules.filter(({ text }) => what.test(text)).map(({ path }) => path)

test('TS-8 · every letter is made from a text that the town may write otherwise', () => {
  const written = modules.reduce((sum, { text }) => sum + [...text.matchAll(/[^.\w](?:letter|message)Text\(\{/g)].length, 0)
  expect(written, 'each text is in the list of its feature').toBe(texts.length)
  expect(texts.length).toBeGreaterThan(50)
  // The type of what is posted has a mark that no other module can make.
  expect(holders(/\bas (unknown as )?Letter\b/)).toEqual(['src/platform/mail/letter-text.ts'])
  expect(holders(/\bsendMail\b/), 'letters leave by post() or sendNow()').toEqual([
    'src/app/work.ts',
    'src/platform/mail/mail.ts',
  ])
  expect(holders(/Bonjour,/), 'nobody else begins a letter or a message; an agent’s own answer is theirs').toEqual([
    'src/features/procedures/mails/decisions.ts',
    'src/platform/mail/letter-text.ts',
  ])
  expect(holders(/\.sendMail\(/), 'nothing else hands a letter to the mail server').toEqual(['src/platform/mail/mail.ts'])
})

test('TS-8 · codes and titles are unique; each theme has letters', () => {
  for (const of of [texts.map(({ code }) => code), texts.map(({ title }) => title)])
    expect(of.filter((name, i) => of.indexOf(name) !== i)).toEqual([])
  expect(new Set(texts.map(({ theme }) => theme))).toEqual(new Set(Object.keys(THEMES)))
})

test.each(texts.map((text) => [text.code, text] as const))(
  'TS-8 · %s is sound as shipped, and its example fills it',
  (slug, text) => {
    expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(text.title, 'names nobody').not.toMatch(/[{}@]/)
    expect(text.when).toMatch(/^[À-ÿA-Z].*\.$/)
    expect(faultsOf(text, text)).toEqual([])
    expect(letterForm.read({ objet: [text.subject], texte: [text.body] }).ok, 'can be saved from its page').toBe(true)
    const used = `${text.subject}\n${text.body}`
    for (const [name, slot] of Object.entries(text.slots)) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(used, 'each word and block is used').toContain(`{${name}}`)
      if (slot.kind !== 'button') expect(slot.example, name).not.toHaveLength(0)
    }
    const letter = exampleLetter(text, text, town)
    expect(JSON.stringify(letter)).not.toMatch(/[{][a-z-]+[}]|undefined/)
    const { text: plain, html } = renderLetter(letter, town)
    for (const slot of Object.values(text.slots)) {
      const said = slot.kind === 'word' ? slot.example : slot.kind === 'button' ? slot.label : null
      if (said !== null) expect(`${letter.subject}\n${plain}`).toContain(said)
    }
    expect(html).toContain('<html lang="fr">')
  },
)

test('TS-8 · what is seen before a letter is saved says what its mail says, all of it, in order', () => {
  const words = (html: string) =>
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&nbsp;', ' ')
      .split(/\s+/)
      .join(' ')
      .trim()
  for (const text of texts.filter(({ kind }) => kind === 'courriel')) {
    const letter = exampleLetter(text, text, town)
    const [, body] = renderLetter(letter, town).html.split('<body')
    const seen = renderToString(h(LetterPreview, { letter, town }))
    expect(words(seen), text.code).toBe(words(`Objet\u00a0: ${letter.subject} <body${body}`))
  }
})

test.each(texts.map((text) => [text.code, text] as const))(
  'TS-8 · %s reads no word as HTML, nor for words again, nor as a link',
  (_, text) => {
    const evil = `{${Object.keys(text.slots).at(-1)}} <b>x</b> https://ailleurs.example`
    const filler = Object.fromEntries(
      Object.entries(text.slots).map(([name, slot]) => [
        name,
        slot.kind === 'word' ? evil : slot.kind === 'button' ? '/ici' : [{ p: evil }],
      ]),
    )
    const name = { firstName: '<b>', birthName: evil }
    const envelope = {
      to: 'a@example.org',
      signature: evil,
      town: { name: evil, regieName: evil },
      ...(text.named ? { name } : {}),
    }
    const letter = letterFrom(text as LetterText<never, boolean, 'courriel'>, envelope as never, filler as never)
    const { html } = renderLetter(letter, town)
    expect(html).not.toContain('<b>')
    expect(html).not.toContain('href="https://ailleurs')
    for (const part of letter.parts) if ('link' in part) expect(part.link.path).toBe('/ici')
    const filled = Object.values(text.slots).filter(({ kind }) => kind !== 'button').length
    if (filled > 0) expect(JSON.stringify(letter.parts) + letter.subject).toContain(evil)
  },
)

test('TS-8 · what every object has is no word of a letter: «{constructor}», «{toString}»', () => {
  const [text] = texts
  const body = `${text!.body}\n\n{constructor}\n\nDe {toString}`
  expect(faultsOf(text!, { subject: text!.subject, body }).map(({ sentence }) => sentence)).toEqual([
    '{constructor} n’existe pas dans ce courriel',
    '{toString} n’existe pas dans ce courriel',
  ])
  expect(exampleLetter(text!, { subject: '', body: '{constructor}\n\nDe {toString}' }, town).parts).toEqual([
    { p: '{constructor}' },
    { p: 'De {toString}' },
  ])
})
