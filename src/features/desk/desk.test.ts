import { describe, expect, it } from 'vitest'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const agent = (login: string) => site.visitor().signIn(login, 'Demo+Isques62', '/agent/connexion')

describe('the desk', () => {
  it('DK-1 · each line says how many and leads to the list that shows as many', async () => {
    const who = await agent('agent.scolarite')
    await who.open('/agent')
    await who.follow(/en traitement$/)
    const [, shown] = /En traitement : (\d+) demande/.exec(who.text)!
    expect(Number(shown)).toBe(who.document.querySelectorAll('tbody tr').length)
  })
  it('DK-1 · «0 identité à corriger» does not stand among things to do', async () => {
    const who = await agent('admin.isques')
    await who.open('/agent')
    const lines = [...who.main.querySelectorAll('.a-traiter li')].map((line) => line.textContent!)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => /^0\b/.test(line))).toEqual([])
  })
  it('DK-2 · what an agent may not open is not on their desk, which says that it is empty', async () => {
    const who = await agent('agent.communication')
    await who.open('/agent')
    expect(who.text).toContain('Rien à traiter.')
    await who.open('/agent/demandes')
    expect(who.status).toBe(403)
  })
  it('DK-2 · «Contacter la mairie» does not lead an agent to a page that is refused to them', async () => {
    for (const login of ['agent.communication', 'agent.accueil', 'agent.lecture']) {
      const who = await agent(login)
      await who.open('/')
      await who.open('/demarches/contacter-la-mairie')
      expect(who.status, login).toBe(200)
      expect(who.url, login).toMatch(login === 'agent.communication' ? /sans-compte$/ : /^\/agent\/demandes/)
    }
  })
  it('DK-3 · the menu of an administrator is not fifteen entries in a row; everybody reaches all that they may open', async () => {
    const admin = await agent('admin.isques')
    await admin.open('/agent/regie')
    const menu = admin.document.querySelector('nav.menu')!
    const top = [...menu.querySelectorAll(':scope > ul > li')]
    expect(top.length).toBeLessThanOrEqual(9)
    const words = top.flatMap((entry) => entry.querySelector(':scope > button')?.textContent ?? [])
    expect(words).toEqual(['Activités', 'Argent (rubrique de cette page)', 'Ville'])
    // Each word opens what stands beside it, without a script.
    for (const button of menu.querySelectorAll('button'))
      expect(menu.querySelector(`#${button.getAttribute('popovertarget')} a`), button.textContent!).not.toBeNull()
    const links = [...menu.querySelectorAll('a')].map((a) => a.getAttribute('href'))
    expect(new Set(links).size).toBe(links.length)
    for (const href of ['/agent/listes', '/agent/regie', '/agent/quotients', '/agent/parametres']) expect(links).toContain(href)
    expect(menu.querySelector('[aria-current=page]')!.textContent).toBe('Régie')
    const clerk = await agent('agent.accueil')
    await clerk.open('/agent')
    expect(clerk.document.querySelector('nav.menu button')).toBeNull()
  })
})
