import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { photo } from '#support/papers.ts'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../db/demo/create.ts'
import { openChromium } from './browser.ts'
import { expectAccessible } from './look.ts'

const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

const step = (slug: string, heading: string, field: object, more: object = {}) => ({
  slug,
  title: heading,
  heading,
  fields: [field],
  ...more,
})
/** A procedure as another town would send it: four steps, one of them asked of some only, and a paper. */
const bicycle = (service: string) => ({
  slug: 'aide-velo',
  category: 'Autres démarches',
  sort: 9,
  title: 'Aide à l’achat d’un vélo',
  summary: 'Demander l’aide de la ville pour acheter un vélo',
  presentation: ['La ville aide à acheter un vélo.'],
  duration: 'Cette démarche prend 2 minutes',
  service,
  silence: { regime: 'rejet', months: 2, appeal: 'Vous pourrez alors saisir le tribunal administratif de Lille.' },
  outcome: 'decision',
  effect: null,
  steps: [
    step('velo', 'Votre vélo', { kind: 'yesno', name: 'electrique', label: 'Est-il électrique ?' }),
    step(
      'moteur',
      'Son moteur',
      { kind: 'number', name: 'watts', label: 'Puissance en watts', min: 1, max: 250 },
      { when: { question: 'electrique', is: 'oui' } },
    ),
    step('usage', 'Son usage', { kind: 'text', name: 'usage', label: 'À quoi servira-t-il ?' }),
    step('papier', 'Justificatif', {
      kind: 'document',
      name: 'assurance',
      label: 'Attestation d’assurance',
      type: 'assurance-scolaire',
      of: 'author',
    }),
  ],
})

describe('a procedure, from its file to its decision', () => {
  const enter = async (login: string, gate: string, script: boolean) => {
    const { page, complaints } = await chrome.person({ javaScriptEnabled: script })
    const main = page.getByRole('main')
    await page.goto(gate)
    await main.getByLabel(/^Identifiant/).fill(login)
    await main.getByLabel(/^Mot de passe/).fill(DEMO_PASSWORD)
    await main.getByRole('button', { name: 'Me connecter' }).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/connexion'))
    return {
      page,
      main,
      complaints,
      press: (name: string | RegExp) => main.getByRole('button', { name }).first().click(),
      follow: (name: string | RegExp) => main.getByRole('link', { name }).first().click(),
      sees: async (heading: string | RegExp, isNew = true) => {
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        if (script && isNew) await expectAccessible(page)
      },
    }
  }
  const file = (json: object) => ({
    name: 'aide-velo.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json, null, 2)),
  })

  test('PR-53, PR-54 · an administrator imports it, reads what is wrong, mends it, tries it and opens it', async () => {
    const { page, main, press, follow, sees, complaints } = await enter('admin.isques', '/agent/connexion', true)
    await page.goto('/agent/demarches')
    await sees('Démarches')
    await follow('Importer une démarche')
    await sees('Importer une démarche')
    await main.getByLabel(/^Fichier de la démarche/).setInputFiles(file(bicycle('velos')))
    await press('Vérifier et publier')
    await main.getByText(/Le service «\svelos\s» n’existe pas/).waitFor()
    await sees('Importer une démarche')
    const text = main.getByLabel(/^Ou son contenu/)
    await text.fill((await text.inputValue()).replace('"velos"', '"accueil"'))
    await press('Vérifier et publier')
    await sees('Aide à l’achat d’un vélo')
    await follow(/^Essayer/)
    await main.getByText('Rien n’est enregistré ni envoyé').first().waitFor()
    await sees(/./)
    await page.goBack()
    await press('Ouvrir la démarche')
    await page.getByText('La démarche est ouverte').first().waitFor()
    expect(complaints).toEqual([])
  })

  const providePaper = async (page: Page, script: boolean) => {
    const main = page.getByRole('main')
    await main
      .getByLabel(/^Fichier ou photo/)
      .setInputFiles({ name: 'attestation.jpg', mimeType: 'image/jpeg', buffer: await photo(320, 240) })
    await main.getByRole('button', { name: 'Continuer' }).click()
    const send = main.getByRole('button', { name: 'Envoyer ce document' })
    for (let patience = 40; patience > 0 && !script && (await send.count()) === 0; patience--) {
      await page.waitForTimeout(250)
      const look = main.getByRole('link', { name: 'Voir où en est la vérification' })
      if ((await look.count()) > 0) await look.click()
    }
    await send.click()
  }

  test.each([
    { how: 'with JavaScript', script: true, electric: true, login: 'pascal.dupin' },
    { how: 'without JavaScript', script: false, electric: false, login: 'hubert.mounier' },
  ])(
    'PR-3, PR-8, PR-10, PR-17 · a citizen makes it $how, gives its paper, an agent accepts it',
    async ({ script, electric, login }) => {
      const parent = await enter(login, '/connexion', script)
      await parent.page.goto('/demarches/aide-velo')
      await parent.main.getByLabel(/conditions générales/).check()
      await parent.press('Faire une demande en ligne')
      await parent.sees('Votre vélo')
      await parent.main.getByLabel(electric ? 'Oui' : 'Non', { exact: true }).check()
      await parent.press('Suivant')
      if (electric) {
        await parent.sees('Son moteur')
        await parent.main.getByLabel(/^Puissance/).fill('300')
        await parent.press('Suivant')
        await parent.sees('Son moteur')
        await parent.main.getByLabel(/^Puissance/).fill('250')
        await parent.press('Suivant')
      }
      await parent.sees('Son usage', false)
      await parent.main.getByLabel(/^À quoi/).fill('Aller au travail')
      await parent.press('Suivant')
      await parent.sees('Justificatif')
      await parent.press('Suivant')
      await parent.sees(/Informations de la demande/)
      expect((await parent.main.getByText('Puissance en watts').count()) > 0).toBe(electric)
      await parent.press('Enregistrer la demande')
      await parent.sees('Votre demande a été enregistrée')
      const number = /demandes\/(\d+)/.exec(parent.page.url())?.[1] ?? ''
      await parent.follow(/^Fournir/)
      await parent.follow(/Fournir/)
      await providePaper(parent.page, script)
      await parent.page
        .getByText(/document est envoyé|Document envoyé/)
        .first()
        .waitFor()

      const agent = await enter('agent.accueil', '/agent/connexion', script)
      await agent.page.goto('/agent/demandes')
      await agent.follow(new RegExp(`n°\\s${number}(?!\\d)`))
      await agent.sees(new RegExp(`Demande n°\\s${number}`))
      await agent.main.getByText('Attestation d’assurance').first().waitFor()
      await agent.press('Prendre en charge')
      await agent.follow(/^Accepter/)
      await agent.sees('Accepter la demande')
      await agent.press(/^Accepter/)
      await agent.page.getByText('Acceptée').first().waitFor()
      await agent.sees(new RegExp(`Demande n°\\s${number}`))
      await parent.page.goto(`/demandes/${number}`)
      await parent.main.getByText('Acceptée').first().waitFor()
      await parent.sees(new RegExp(`Demande n°\\s${number}`))
      expect([...parent.complaints, ...agent.complaints]).toEqual([])
    },
  )
})
