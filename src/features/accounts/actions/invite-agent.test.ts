import { describe, expect, test } from 'vitest'
import { roles } from '#app/roles.ts'
import { AGENT_ROLES, type InvitedAgent, inviteAgent } from '#features/accounts/index.ts'
import { PASSWORD, peopleTown } from '#support/people.ts'
import { codeAt, hire, keyOn } from '#support/second-factor.ts'

const town = await peopleTown()
const ana: InvitedAgent = {
  email: 'Ana.Petit@isques.example',
  firstName: 'Ana',
  lastName: 'Petit-Renard',
  quality: 'Agente d’accueil',
  service: 'accueil',
  roles: ['accueil', 'lecture'],
}
const invite = async (over: Partial<InvitedAgent> = {}): Promise<string> => {
  const done = await inviteAgent(await town.ctx(), { ...ana, ...over }, null)
  return done.ok ? done.value : done.refusal
}
const linkIn = (text: string): string => /http:\/\/localhost:3000(\/agent\/invitation\/[\w-]+)/.exec(text)![1]!
const choose = async (link: string, password = PASSWORD, login?: string) => {
  const v = await town.visitor().open(link)
  if (login) v.type('Votre identifiant de connexion', login)
  return v.type('Mot de passe', password).type('Répéter votre mot de passe', password).press('Ouvrir mon compte')
}

test('AC-27 · the roles that an agent may be given are those of the program', () => {
  expect(Object.keys(AGENT_ROLES).sort()).toEqual(
    Object.keys(roles)
      .filter((role) => role !== 'citizen')
      .sort(),
  )
})

describe('AC-27 · an invitation', () => {
  test('leads to identifiant, password, second factor, recovery codes, then in', async () => {
    await invite()
    const letter = (await town.letters('ana.petit@isques.example')).at(-1)!
    expect(letter.subject).toBe('Votre compte d’agent')
    expect(letter.text).toContain('Bonjour Ana Petit-Renard,')
    const v = await town.visitor().open(linkIn(letter.text))
    expect((v.field('textbox', /^Votre identifiant/) as HTMLInputElement).value).toBe('ana.petit-renard')
    expect(v.text).toContain('Agente d’accueil')
    await v.press('Ouvrir mon compte')
    expect(v.status).toBe(422)
    await v.type('Mot de passe', 'Renard+62+Ana').type('Répéter votre mot de passe', 'Renard+62+Ana').press('Ouvrir mon compte')
    expect(v.text).toContain('ne doit pas contenir votre nom')
    await v.type('Mot de passe', PASSWORD).type('Répéter votre mot de passe', PASSWORD).press('Ouvrir mon compte')
    expect(v.url).toBe('/agent/connexion/second-facteur')
    expect(v.text).toContain('Un second facteur est demandé à tous les agents')
    expect((await v.open('/agent')).url).toBe('/agent/connexion?retour=%2Fagent')
    await v.open('/agent/connexion/second-facteur')
    const key = keyOn(v)
    await v.type('Code affiché par l’application', '000000').press('Ajouter ce second facteur')
    expect(v.status).toBe(422)
    expect(keyOn(v)).toBe(key)
    await v.type('Code affiché par l’application', codeAt(key, (await town.ctx()).now, -1)).press('Ajouter ce second facteur')
    expect(v.heading).toBe('Codes de secours de l’agent')
    await v.press('J’ai noté mes codes')
    expect(v.url).toBe('/agent')
    expect(v.text).toContain('Ana Petit-Renard')
    const account = await town.db
      .selectFrom('account')
      .selectAll()
      .where('login', '=', 'ana.petit-renard')
      .executeTakeFirstOrThrow()
    expect(account.email).toBe('ana.petit@isques.example')
    const given = await town.db
      .selectFrom('agent_role')
      .select('role')
      .where('account_id', '=', account.id)
      .orderBy('role')
      .execute()
    expect(given.map((row) => row.role)).toEqual(['accueil', 'lecture'])
  })

  test('left before the second factor, it is asked at the next sign-in', async () => {
    const token = await invite({ email: 'distraite@isques.example', login: 'distraite' })
    await choose(`/agent/invitation/${token}`)
    const v = await town.visitor().signIn('distraite', PASSWORD, '/agent/connexion')
    expect(v.url).toBe('/agent/connexion/second-facteur')
    expect((await v.open('/agent/connexion/code')).url).toBe('/agent/connexion')
    town.later({ minutes: 29, seconds: 59 })
    expect((await v.open('/agent/connexion/second-facteur')).url).toBe('/agent/connexion/second-facteur')
    town.later({ seconds: 1 })
    expect((await v.open('/agent/connexion/second-facteur')).url).toBe('/agent/connexion')
    expect((await v.forge('/agent/connexion/second-facteur', { code: '123456' })).url).toBe('/agent/connexion')
  })

  test('opened as often as one likes, used once; only its hash is stored', async () => {
    const token = await invite({ email: 'unefois@isques.example', login: 'unefois' })
    const link = `/agent/invitation/${token}`
    for (let i = 0; i < 3; i++) expect((await town.visitor().open(link)).heading).toBe('Ouvrir votre compte d’agent')
    expect(JSON.stringify(await town.db.selectFrom('agent_invitation').selectAll().execute())).not.toContain(token)
    const tries = await Promise.all([choose(link), choose(link)])
    expect(tries.map((v) => v.url).filter((url) => url === '/agent/connexion/second-facteur')).toHaveLength(1)
    const late = await town.visitor().open(link)
    expect(late.status).toBe(409)
    expect(late.heading).toBe('Votre compte d’agent est déjà ouvert')
  })

  test('is over after seven days, to the second', async () => {
    const link = `/agent/invitation/${await invite({ email: 'tard@isques.example' })}`
    town.later({ hours: 7 * 24 - 1, minutes: 59, seconds: 59 })
    expect((await town.visitor().open(link)).status).toBe(200)
    town.later({ seconds: 1 })
    expect((await town.visitor().open(link)).heading).toBe('Cette invitation a expiré')
    expect((await town.visitor().open(`/agent/invitation/${'A'.repeat(43)}`)).heading).toBe('Cette invitation n’est pas valable')
  })

  test('another one to the same address replaces it', async () => {
    const first = await invite({ email: 'deux@isques.example' })
    await invite({ email: 'DEUX@isques.example ' })
    expect((await town.visitor().open(`/agent/invitation/${first}`)).heading).toBe('Cette invitation a été remplacée ou retirée')
  })

  test('an identifiant that is taken meanwhile is not given twice', async () => {
    const one = await invite({ email: 'un@isques.example', login: 'commun' })
    const two = await invite({ email: 'autre@isques.example', login: 'commun' })
    await choose(`/agent/invitation/${one}`)
    const v = await town.visitor().open(`/agent/invitation/${two}`)
    expect((v.field('textbox', /^Votre identifiant/) as HTMLInputElement).value).toBe('commun2')
    const w = await choose(`/agent/invitation/${two}`, PASSWORD, 'commun')
    expect(w.status).toBe(422)
    expect(w.text).toContain('Vous pouvez choisir commun2')
  })

  test.each([
    [{ roles: [] }, 'agent.unknown-role'],
    [{ roles: ['accueil', 'citizen'] }, 'agent.unknown-role'],
    [{ service: 'inconnu' }, 'agent.unknown-service'],
    [{ login: 'a' }, 'agent.bad-login'],
  ] as const)('refuses %j: %s', async (over, refusal) => {
    expect(await invite({ email: 'refus@isques.example', ...over })).toBe(refusal)
  })

  test('nobody is invited who has an agent’s account already; a citizen may be', async () => {
    await hire(town, 'deja')
    expect(await invite({ email: 'deja@isques.example' })).toBe('agent.email-taken')
    await town.citizen('voisin')
    expect(await invite({ email: 'voisin@example.org' })).toMatch(/^[\w-]{43}$/)
  })
})
