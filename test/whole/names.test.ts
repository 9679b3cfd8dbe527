import { describe, expect, test } from 'vitest'
import { copyImage } from '#support/captcha.ts'
import { faultsOfHtml, faultsOfPolicy } from '#support/html.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { code, program } from './sources.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')

const LONG = `${'Wolfeschlegelsteinhausen'.repeat(9).slice(0, 199)}x`
const PASSWORD = 'Une Liane 62 au fil de l’eau'

/** Shown as typed: nothing of it becomes markup, nothing is lost. */
const expectSound = async (me: Visitor, names: readonly string[]): Promise<void> => {
  for (const name of names) expect(me.document.body.textContent, me.url).toContain(name)
  expect(me.document.querySelector('main b, main script, main img:not([src="/liane.svg"])'), me.url).toBeNull()
  expect(faultsOfPolicy(me.document), me.url).toEqual([])
  expect(await faultsOfHtml(me.html), me.url).toEqual([])
}

describe.each([
  { first: 'Zoé', last: "O'Neill <b>", child: '<script>alert(1)</script>', email: 'oneill@example.org' },
  { first: 'Œdipe', last: 'Ñandú-Œuvré', child: 'Ÿ’ır-İ ß', email: 'nandu@example.org' },
  { first: LONG, last: LONG, child: LONG, email: 'long@example.org' },
  { first: 'Anne 👩‍👧', last: 'Marée 🌊 & "fils"', child: 'Léo 🦊', email: 'emoji@example.org' },
])('somebody called $last', ({ first, last, child, email }) => {
  const upper = last.toLocaleUpperCase('fr')

  test('is stored, shown and written to as typed', async () => {
    const me = await site.visitor().open('/inscription')
    me.type('Nom de naissance', last)
      .type('Prénom', first)
      .date(/^Date de naissance/, '4', '3', '1988')
    me.type('Commune de naissance', 'LYON 02').type('Département de naissance', '69').type('Email', email)
    site.later({ minutes: 1 })
    await copyImage(me).press('Suivant')
    expect(me.status).toBe(200)
    await expectSound(me, [first, last])
    await me.press('Enregistrer la demande')
    const [letter] = await site.letters(email)
    expect(letter!.text).toContain(`${first} ${last}`)
    expect(letter!.subject).not.toContain(last)
    expect(letter!.html).not.toMatch(/<b>|<script|O'Neill <b/)
    await me.open(/\/activation\/[\w-]+/.exec(letter!.text)![0])
    await expectSound(me, [])
    const login = (me.field('textbox', /^Votre identifiant de connexion/) as HTMLInputElement).value
    expect(login).toMatch(/^[a-z0-9.-]{3,60}$/)
    me.type('Mot de passe', PASSWORD).type('Répéter votre mot de passe', PASSWORD)
    await me.press('Valider et accéder à votre compte')
    expect(me.url).toBe('/accueil')
    await expectSound(me, [upper, first])
    await me.open('/profil')
    await expectSound(me, [first])

    await me.open('/demarches/fiche-enfant')
    me.tick(/conditions générales/)
    await me.press('Faire une demande en ligne')
    if (!/ajouter-un-enfant/.test(me.url)) await me.follow(/Ajouter un enfant/, me.main)
    me.pick('Garçon')
      .type('Nom de naissance', last)
      .type('Prénom', child)
      .date(/^Date de naissance/, '12', '3', '2012')
    me.type('Commune de naissance', 'LYON 02').type('Numéro du département de naissance', '69')
    await me.press('Ajouter cette personne')
    await expectSound(me, [upper, child])
    for (const url of ['/demandes', '/agenda']) await expectSound(await me.open(url), [`${upper} ${child}`])
    const rows = await db.selectFrom('person').select(['first_name', 'birth_name']).where('birth_name', '=', last).execute()
    expect(rows.map((row) => row.first_name).sort()).toEqual([first, child].sort())
    expect(me.title).not.toContain(last)
  })
})

test('whatever is sorted by a name is sorted in French (platform/db/alphabetical.ts)', () => {
  const byCodePoint =
    /orderBy\('[\w.]*(?:name|title|label)'|order by [\w., ()]*\b(?:birth_name|usual_name|first_name|last_name)\b(?! collate)/
  const guilty = program().flatMap(({ path, text }) => (byCodePoint.test(code(text)) ? [path] : []))
  expect(guilty).toEqual([])
})
