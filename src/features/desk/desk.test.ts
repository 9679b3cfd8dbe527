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
  it('DK-2 · what an agent may not open is not on their desk, which says that it is empty', async () => {
    const who = await agent('agent.communication')
    await who.open('/agent')
    expect(who.text).toContain('Rien à traiter.')
    await who.open('/agent/demandes')
    expect(who.status).toBe(403)
  })
})
