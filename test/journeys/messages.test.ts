import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { finishFiche } from '#support/fiche.ts'
import { pdf } from '#support/papers.ts'
import { testSite } from '#support/site.ts'
import { DEMO_PASSWORD } from '../../db/demo/create.ts'
import { openChromium } from './browser.ts'
import { lookAt } from './look.ts'
import { walkerOn, withoutAborted } from './walker.ts'

/** The manual's day: §3.1 shows this very message and these papers. */
const NOW = '2017-11-13T10:00'
const site = await testSite(NOW)
const chrome = await openChromium(site)
const paper = await pdf()

const walker = (page: Page, script: boolean) => {
  const someone = walkerOn(page)
  const { main } = someone
  return {
    ...someone,
    sees: (name: string) => lookAt(page, `echanges-${name}`, script),
    choose: (label: string | RegExp, name: string) =>
      main.getByLabel(label).first().setInputFiles({ name, mimeType: 'application/pdf', buffer: paper }),
    row: (name: RegExp) => main.getByRole('row', { name }),
    /** Until what was sent is out of quarantine. */
    until: async (role: 'button' | 'link', name: string) => {
      const found = main.getByRole(role, { name })
      for (let tries = 0; tries < 60 && (await found.count()) === 0; tries++) {
        await page.waitForTimeout(250)
        if (!script || role === 'link') await page.reload()
      }
      await found.first().waitFor()
    },
  }
}

const complaintsOf = (...people: { complaints: string[] }[]): string[] =>
  people.flatMap(({ complaints }) => withoutAborted(complaints))

/** Three more of Pascal's children are to be enrolled: their papers are asked for. */
beforeAll(async () => {
  const pascal = await site.visitor().signIn('pascal.dupin', DEMO_PASSWORD)
  for (const number of [136, 139, 141]) {
    await pascal.open(`/demandes/${number}/etape/transport`)
    await pascal.tick('Le matin').press('Suivant')
    await pascal
      .choose(/^Année scolaire/, 'Année 2017 / 2018')
      .choose(/^Etablissement/, /Le petit prince/)
      .choose(/^Niveau/, 'CP')
      .press('Suivant')
    await pascal.tick('Restauration scolaire').press('Suivant')
    await finishFiche(pascal)
    await pascal.press('Enregistrer la demande')
  }
})

test.each([true, false])('manual §3.1: a message is read, and answered with a file (JavaScript: %s)', async (script) => {
  const family = await chrome.person({ javaScriptEnabled: script })
  const hubert = walker(family.page, script)
  const file = script ? 'attestation.pdf' : 'certificat.pdf'
  await hubert.signIn('/connexion', 'hubert.mounier')
  await family.page
    .getByRole('navigation')
    .getByRole('link', { name: /^Échanges/ })
    .first()
    .click()
  await hubert.says('Mes justificatifs à fournir')
  await hubert.says(script ? 'Non lu' : /^Lu$/)
  await hubert.sees('1-messages')
  await hubert.follow(/Demande de justificatifs/)
  await hubert.type('Votre réponse', `Voici ${file}.`)
  await hubert.choose(/^Pièces jointes/, file)
  await hubert.press('Envoyer ma réponse')
  await hubert.says('Votre réponse est envoyée à la mairie.')
  await hubert.until('link', `Télécharger ${file}`)
  await hubert.sees('2-conversation')

  const office = await chrome.person({ javaScriptEnabled: script })
  const agent = walker(office.page, script)
  await agent.signIn('/agent/connexion', 'agent.scolarite')
  await office.page.goto('/agent/messages')
  await agent.sees('3-agent-messages')
  await agent.follow('Demande de justificatifs')
  await agent.says(file)
  await agent.sees('4-agent-conversation')
  await agent.type('Votre message à la famille', `Merci pour ${file}.`)
  await agent.main.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await agent.says('Votre message est envoyé.')
  await family.page.goto('/echanges')
  await hubert.says('Non lu')
  expect(complaintsOf(family, office)).toEqual([])
})

test.each([
  [true, 'Florian', 'Alexis'],
  [false, 'Jean', 'Alice'],
])(
  'manual §3.1: a paper is refused, replaced, validated, reused for a sibling, expired by the clock (JavaScript: %s)',
  async (script, child, sibling) => {
    site.setClock(NOW)
    const family = await chrome.person({ javaScriptEnabled: script })
    const pascal = walker(family.page, script)
    const office = await chrome.person({ javaScriptEnabled: script })
    const agent = walker(office.page, script)
    const label = (name: string) => new RegExp(`Livret de famille.* de DUPIN ${name}`)
    const papers = () => family.page.goto('/echanges/justificatifs')
    await pascal.signIn('/connexion', 'pascal.dupin')
    await agent.signIn('/agent/connexion', 'agent.scolarite')

    const send = async (act: string, sees?: () => Promise<void>) => {
      await papers()
      await pascal.follow(label(child))
      await pascal.follow(act)
      await pascal.choose(/^Fichier/, 'livret.pdf')
      await pascal.press('Continuer')
      await pascal.until('button', 'Envoyer ce document')
      await sees?.()
      await pascal.press('Envoyer ce document')
      await pascal.says('Votre document est envoyé.')
    }
    const decide = async (verdict: () => Promise<void>, sees?: () => Promise<void>) => {
      await office.page.goto('/agent/justificatifs')
      await agent.follow(new RegExp(`Vérifier ${label(child).source}`))
      await verdict()
      await agent.press(/^Enregistrer/)
      await office.page.goto('/agent/justificatifs/terminer')
      await sees?.()
      await agent.press(/^Envoyer 1.message/)
      await agent.says('Le message est envoyé.')
    }

    await papers()
    await pascal.sees('5-justificatifs')
    await pascal.follow(label(child))
    await pascal.sees('6-justificatif')
    await pascal.follow('Fournir le document')
    await pascal.sees('7-fournir')
    await send('Fournir le document', () => pascal.sees('8-verification'))
    await office.page.goto('/agent/justificatifs')
    await agent.sees('9-agent-justificatifs')
    await decide(
      async () => {
        await agent.sees('10-agent-examen')
        await agent.tick('Invalide')
        await agent.tick('Incomplet (page manquante)')
      },
      () => agent.sees('11-agent-terminer'),
    )
    await papers()
    await pascal.row(label(child)).getByText('Invalide', { exact: true }).waitFor()
    await pascal.follow(label(child))
    await pascal.says('Ce document a été refusé')
    await pascal.sees('12-refuse')

    await send('Remplacer le document')
    await decide(async () => {
      await agent.tick('Valide')
      for (const [part, value] of [
        ['Jour', '1'],
        ['Mois', '12'],
        ['Année', '2017'],
      ] as const)
        await agent.main
          .getByRole('group', { name: /^Valable jusqu’au/ })
          .getByLabel(part)
          .fill(value)
    })
    await papers()
    await pascal.row(label(child)).getByText('Valide', { exact: true }).waitFor()

    await pascal.follow(label(sibling))
    await pascal.press(`Utiliser le document déjà fourni pour ${child}`)
    await pascal.says('Votre document est envoyé.')
    await pascal.row(label(sibling)).getByText('En cours de vérification').waitFor()

    // Its last day is included; the day after, it is to be provided again.
    site.setClock('2017-12-02T08:00')
    await pascal.signIn('/connexion', 'pascal.dupin')
    await papers()
    await pascal.row(label(child)).getByText('Expiré', { exact: true }).waitFor()
    await pascal.sees('13-expire')
    expect(complaintsOf(family, office)).toEqual([])
  },
)
