import { describe, expect, test } from 'vitest'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { expectNarrow } from './look.ts'
import { walker, withoutAborted } from './walker.ts'

/** The Monday of the manual: Daniel has eaten on Friday, eats today, Thursday and Friday; Éric on Friday and Monday. */
const site = await testSite('2017-11-13T10:00')
const chrome = await openChromium(site)

/** One of a group of boxes. */
const choose = ({ main }: ReturnType<typeof walker>, group: string | RegExp, option: string | RegExp) =>
  main.getByRole('group', { name: group }).getByLabel(option).check()

describe.each([
  {
    how: 'with JavaScript',
    script: true,
    closed: '17',
    called: /^Repas de midi, 12/,
    calledOn: '2017-11-13',
    year: '2018',
    month: '03',
  },
  {
    how: 'without JavaScript',
    script: false,
    closed: '20',
    called: /vendredi 10 novembre/,
    calledOn: '2017-11-10',
    year: '2018',
    month: '05',
  },
])('manual §3.3, $how', async ({ script, closed, called, calledOn, year, month }) => {
  const prefix = script ? 'agenda-js' : 'agenda-html'

  test('the family: «Agenda de», «Pourquoi ?», «réservations groupées» created, removed, undone', async () => {
    const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
    const me = walker(page, script, prefix)
    await me.signIn('/connexion', 'pascal.dupin')
    await page.goto('/agenda?mois=2017-11')
    await me.main.getByText('Agenda de').first().waitFor()
    for (const word of ['Réservable', 'Réservé', 'Aujourd’hui', 'Réservé aujourd’hui'])
      await me.main.getByText(word, { exact: true }).first().waitFor()
    await me.sees('Agenda', '01-mois')
    for (const view of ['semaine', 'liste']) {
      await page.goto(`/agenda?vue=${view}`)
      await me.is('Agenda')
      await expectNarrow(page, view)
    }
    // «Liste»: the days of a week one under the other on a wide screen too; «Mois»: side by side.
    const daysStand = async (view: string) => {
      await page.goto(`/agenda?mois=2017-11&vue=${view}`)
      const [first, second] = await Promise.all(['16', '17'].map((day) => page.locator(`#j-2017-11-${day}`).boundingBox()))
      return { beside: second!.x > first!.x, below: second!.y > first!.y }
    }
    expect(await daysStand('liste')).toEqual({ beside: false, below: true })
    expect(await daysStand('mois')).toEqual({ beside: true, below: false })
    await page.goto('/agenda?mois=2017-11')
    await me.main.getByRole('link', { name: /Pourquoi.*mercredi 15 novembre/ }).click()
    await me.says('Qui peut agir')
    await me.sees(/Pourquoi.*mercredi 15 novembre/, '02-pourquoi')
    await me.follow('Retour à l’agenda')

    await me.follow('Réservations groupées')
    await me.sees('Réservations groupées', '03-groupees')
    await me.press('Vérifier et enregistrer')
    await me.is('Réservations groupées')
    await me.says('Choisissez de créer ou de supprimer des réservations')
    const fill = async (action: 'Créer' | 'Supprimer') => {
      await choose(me, 'Usagers', 'DUPIN Daniel')
      await choose(me, 'Action', action)
      await me.date('Période du', ['01', month, year])
      await me.date('au', ['31', month, year])
      await choose(me, 'Activités', /Repas de midi 12:00 - 13:30/)
      await me.main.getByLabel('Périodicité').selectOption({ label: 'Semaines paires' })
      for (const name of ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi']) await choose(me, 'Jours de la semaine', name)
      await me.press('Vérifier et enregistrer')
    }
    await fill('Créer')
    await me.says('Solde après enregistrement')
    await me.says(/Jours refusés/)
    await me.main.locator('summary').first().click()
    await me.sees('Vérifiez vos réservations groupées', '04-verification')
    await me.press(/^Enregistrer \d+.réservations/)
    await me.says('Vos réservations groupées sont enregistrées.')
    await me.sees('Réservations groupées enregistrées', '05-enregistrees')
    const made = page.url()

    await page.goto('/agenda/reservations-groupees')
    await fill('Supprimer')
    await me.press(/^Enregistrer \d+.annulations/)
    await me.is('Réservations groupées enregistrées')
    await me.press('Tout remettre comme avant')
    await me.says(/Tout a été remis comme avant/)
    await page.goto(`/agenda?mois=${year}-${month}`)
    const ticked = me.main.getByRole('checkbox', { name: /Repas de midi/, checked: true })
    expect(await ticked.count(), 'the removal is undone').toBeGreaterThan(3)
    await page.goto(made)
    await me.press('Tout remettre comme avant')
    await me.says(/Tout a été remis comme avant/)
    await page.goto(`/agenda?mois=${year}-${month}`)
    expect(await ticked.count(), 'the creation is undone').toBe(0)
    expect(withoutAborted(complaints)).toEqual([])
    await context.close()
  })

  test('the town hall: an exceptional closure with what it does, undone the same day', async () => {
    const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
    const who = walker(page, script, `${prefix}-mairie`)
    await who.signIn('/agent/connexion', 'agent.scolarite')
    await page.goto('/agent/parametres/calendrier')
    await who.sees(/Calendrier 2017/, '01-calendrier')
    await who.follow('Fermer des jours')
    await who.tick('Fermeture exceptionnelle')
    await who.type('Motif', 'grève')
    await who.date('Premier jour fermé', [closed, '11', '2017'])
    await who.date('Dernier jour fermé', [closed, '11', '2017'])
    await who.press('Voir les conséquences')
    await who.says(/réservations? de .+enfants?.*annulées?,.*recrédité/)
    await who.sees('Conséquences de la fermeture', '02-consequences')
    await who.press('Enregistrer la fermeture')
    await who.says(/Fermeture enregistrée/)
    await who.sees('grève', '03-fermeture')
    await who.press('Défaire cette fermeture')
    await who.says(/La fermeture est défaite.*rétablie/)
    expect(withoutAborted(complaints)).toEqual([])
    await context.close()
  })

  test('the canteen: the day’s lists, then the roll called, finished and opened again', async () => {
    const { page, context, complaints } = await chrome.person({ javaScriptEnabled: script })
    const who = walker(page, script, `${prefix}-cantine`)
    await who.signIn('/agent/connexion', 'agent.cantine')
    await page.goto('/agent/listes')
    await who.sees(/Listes du lundi 13 novembre/, '01-effectifs')
    await who.follow(/Liste des enfants, Repas de midi/)
    await who.says('Allergies')
    await who.sees(/Repas de midi, lundi 13 novembre/, '02-liste')
    await page.goto('/agent/appel')
    await who.says('Appels à terminer')
    await who.follow(called)
    await who.says(/Tous présents sauf/)
    await who.sees(/^Repas de midi/, '03-appel')
    await choose(who, /DUPIN Daniel/, 'Absence justifiée')
    await who.press('Enregistrer')
    await who.says(/Attendus 1 · Présents 0 · Absents 1/)
    await who.follow('Ajouter un enfant non réservé')
    await who.type(/^Nom ou prénom/, 'mounier er')
    await who.press('Chercher')
    await who.sees('Ajouter un enfant non réservé', '04-non-reserve')
    await who.press(/^Ajouter/)
    await who.says(/MOUNIER Éric/)
    await who.press('Terminer l’appel')
    await who.says(/Appel terminé/)
    expect(await who.main.getByRole('radio').count(), 'locked').toBe(0)
    await who.sees(/^Repas de midi/, '05-termine')
    await who.press('Rouvrir l’appel')
    await who.says('Indiquez le motif')
    await who.type('Motif', 'erreur de case')
    await who.press('Rouvrir l’appel')
    await who.says(/Motif.: erreur de case/)
    expect(await who.main.getByRole('radio').count()).toBeGreaterThan(3)
    expect(page.url()).toContain(calledOn)
    expect(withoutAborted(complaints)).toEqual([])
    await context.close()
  })
})
