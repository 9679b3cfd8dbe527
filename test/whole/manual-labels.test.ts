import { expect, test } from 'vitest'
import { copyImage } from '#support/captcha.ts'
import { finishFiche } from '#support/fiche.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { MANUAL } from './manual-labels.ts'

/** The day of the manual's pictures. */
const site = await testSite('2017-11-13T10:00')

/** As a reader compares: case, kinds of space, apostrophe, dash and multiplication sign set aside. */
const read = (text: string): string =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/['’]/g, '’')
    .replace(/[–−]/g, '-')
    .replace(/×/g, 'x')
    .replace(/ ?([/*]) ?/g, '$1')
    .toLocaleLowerCase('fr')

/** What the page says, each element's text set apart from the next as the eye does. */
const said = (visitor: Visitor): string => {
  const walk = (node: Node): string => {
    if (node.nodeType === 3) return (node as Text).data
    const inside = [...node.childNodes].map(walk).join('')
    const isInline = /^(SPAN|B|STRONG|A|SMALL|ABBR|EM|TIME|CODE)$/.test((node as Element).nodeName)
    return isInline ? inside : ` ${inside} `
  }
  return read(walk(visitor.document.body))
}

const lacking = (visitor: Visitor, labels: readonly string[]): string[] => {
  const text = said(visitor)
  return labels.filter((label) => !text.includes(read(label)))
}

const shows = (visitor: Visitor, ...parts: (keyof typeof MANUAL)[]): void => {
  for (const part of parts) expect(lacking(visitor, MANUAL[part]), `${part}, at ${visitor.url}`).toEqual([])
}

/** The table holds these lines, in that order, cell after cell. */
const inOrder = (visitor: Visitor, lines: readonly string[]): void => {
  const rows = [...visitor.main.querySelectorAll('tbody tr')].map((row) =>
    read([...row.children].map((cell) => cell.textContent).join(' ')),
  )
  let next = 0
  for (const line of lines) {
    const found = rows.findIndex(
      (row, i) =>
        i >= next &&
        read(line)
          .split(' ')
          .every((word) => row.includes(word)),
    )
    expect(found, `«${line}» in its place among\n${rows.join('\n')}`).not.toBe(-1)
    next = found + 1
  }
}

const connected = async (login: string): Promise<Visitor> => site.visitor().signIn(login, PASSWORD)

test('§1 the public home', async () => {
  shows(await site.visitor().open('/'), 'publicHome')
})

test('§2 creating an account, §2.1 activating it', async () => {
  const me = await site.visitor().open('/')
  await me.follow('Me connecter', me.main)
  shows(me, 'door')
  await me.follow('Créer mon compte', me.main)
  shows(me, 'signUp')
  me.choose(/^Civilité/, 'Monsieur')
  me.type('Nom de naissance', 'Dupin').type('Prénom', 'Pascal')
  me.date(/^Date de naissance/, '04', '03', '1988')
  me.type('Commune de naissance', 'LYON 02').type('Département de naissance', '69').type('Email', 'dupin@example.org')
  site.later({ minutes: 1 })
  await copyImage(me).press('Suivant')
  shows(me, 'signUpSummary')
  await me.press('Enregistrer la demande')
  const letter = (await site.letters('dupin@example.org')).at(-1)!
  await me.open(/\/activation\/[\w-]+/.exec(letter.text)![0])
  shows(me, 'activation')
  me.type('Mot de passe', 'Tournesol+482').type('Répéter votre mot de passe', 'Tournesol+482')
  await me.press('Valider et accéder à votre compte')
  expect(me.url).toBe('/accueil')
  expect(said(me)).toContain('bonjour pascal dupin')
})

test('§2.3 a forgotten password or name', async () => {
  const me = await site.visitor().open('/connexion')
  await me.follow(/Mot de passe ou identifiant oublié/)
  shows(me, 'recovery')
})

test('§3 the header is on every page once connected', async () => {
  const me = await connected('hubert.mounier')
  for (const url of [
    '/accueil',
    '/echanges',
    '/paiements',
    '/agenda',
    '/demandes',
    '/profil',
    '/cgu',
    '/demarches/fiche-enfant',
  ]) {
    shows(await me.open(url), 'header')
  }
})

test('§3.1 messages', async () => {
  shows(await (await connected('hubert.mounier')).open('/echanges'), 'messages')
})

test('§3.1 papers: the table on both pages, each status once an agent has decided', async () => {
  const me = await connected('hubert.mounier')
  shows(await me.open('/echanges'), 'papers')
  shows(await me.open('/echanges/justificatifs'), 'papers')
  const { db } = site.towns.bySlug('isques')
  const [first, second] = [...me.main.querySelectorAll('a[href^="/echanges/justificatifs/"]')].map((link) =>
    Number(/\d+/.exec(link.getAttribute('href')!)![0]),
  )
  const decide = (id: number, set: { status: string; reason?: string | null }) =>
    db.updateTable('requirement').set(set).where('id', '=', id).execute()
  await decide(first!, { status: 'valide' })
  await decide(second!, { status: 'invalide', reason: 'Illisible.' })
  shows(await me.open('/echanges'), 'paperStatuses')
  await decide(first!, { status: 'non_fourni' })
  await decide(second!, { status: 'non_fourni', reason: null })
})

test('§3.2 payments, top-up and statement', async () => {
  const me = await connected('hubert.mounier')
  await me.open('/paiements')
  shows(me, 'payments')
  await me.follow(/^Recharger mon compte/, me.main)
  shows(me, 'topUp')
  await me.open('/paiements')
  await me.follow(/^Relevé de compte/, me.main)
  shows(me, 'statement')
  inOrder(me, MANUAL.statementLines)
})

test('§3.3 the agenda', async () => {
  const me = await connected('hubert.mounier')
  await me.open('/agenda')
  shows(me, 'agenda')
})

test('§3.4 requests', async () => {
  const me = await connected('pascal.dupin')
  await me.open('/demandes')
  shows(me, 'requests')
  inOrder(me, MANUAL.requestLines)
})

test('§3.5 the profile', async () => {
  const me = await connected('pascal.dupin')
  await me.open('/profil')
  shows(me, 'profile', 'socialData')
})

test('§3.6 a fiche enfant, §3.7 signing out', async () => {
  const me = await connected('hubert.mounier')
  await me.open('/accueil')
  await me.follow('Fiche enfant', me.main)
  shows(me, 'start')
  me.tick(/conditions générales d’utilisation/)
  await me.press('Faire une demande en ligne')
  shows(me, 'child')
  await me.follow(/Ajouter un enfant/, me.main)
  shows(me, 'addChild')
  me.pick('Garçon').type('Nom de naissance', 'Mounier').type('Prénom', 'Florian')
  me.date(/^Date de naissance/, '12', '03', '2014')
  me.type('Commune de naissance', 'LYON 02').type('Numéro du département de naissance', '69')
  await me.press('Ajouter cette personne')
  shows(me, 'child', 'chosenChild')
  await me.press('Suivant')
  shows(me, 'transport')
  me.tick('Mon enfant n’emprunte pas les transports scolaires')
  await me.press('Suivant')
  shows(me, 'school')
  me.choose(/^Année scolaire/, /2017/)
    .choose(/^Etablissement/, 'École Le petit prince')
    .choose(/^Niveau/, 'MS')
  await me.press('Suivant')
  shows(me, 'sessions')
  me.tick('Restauration scolaire')
  await me.press('Suivant')
  await finishFiche(me)
  shows(me, 'summary')
  await me.press('Enregistrer la demande')
  shows(me, 'saved')
  // The button is in the menu «Mon compte», which jsdom keeps shut.
  const out = me.document.querySelector<HTMLFormElement>('form[action="/deconnexion"]')!
  expect(out.textContent).toBe('Déconnexion')
  await me.forge('/deconnexion', {})
  expect(me.url).toBe('/')
  shows(me, 'publicHome')
})

test('§3.2.2 the statement goes back month by month', async () => {
  site.setClock('2017-12-04T10:00')
  const me = await connected('hubert.mounier')
  await me.open('/agenda')
  me.tick(/^jeudi 7 décembre, .*Repas de midi/)
  await me.press('Vérifier et enregistrer')
  await me.press('Enregistrer ces réservations')
  await me.open('/paiements/releve')
  shows(me, 'statementOfTwoMonths')
  expect(said(me)).not.toContain('mois de novembre 2017')
  await me.follow('Afficher le mois précédent')
  expect(said(me)).toContain('mois de novembre 2017')
})
