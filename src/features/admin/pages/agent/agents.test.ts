import { describe, expect, test } from 'vitest'
import { resetFactorOf } from '#features/accounts/index.ts'
import { peopleTown } from '#support/people.ts'
import { AGENT_PASSWORD, codeAt, hire, keyOn } from '#support/second-factor.ts'

const town = await peopleTown()
const admin = await hire(town, 'cheffe', ['administrateur'])
const traces = async (subject: string) =>
  (await town.db.selectFrom('audit_event').selectAll().where('subject', '=', subject).orderBy('id').execute()).map((row) => ({
    by: row.account_id,
    action: row.action,
  }))
const fiche = (account: number) => `/agent/parametres/agents/${account}`
/** The administrator works all day: the session does not end between two tests. */
const boss = async (url: string) => {
  await admin.v.open(url)
  if (!admin.v.url.startsWith('/agent/connexion')) return admin.v
  await admin.v.signIn('cheffe', AGENT_PASSWORD, '/agent/connexion')
  return admin.v.open(url)
}

describe('AD-1 · inviting', () => {
  test('from the list to the letter; sent again, withdrawn', async () => {
    const v = await boss('/agent/parametres/agents')
    expect(v.document.querySelector('nav a[aria-current=page]')!.textContent).toBe('Paramètres')
    expect(v.text).toContain('PETIT Ana')
    expect(v.text).toContain('Aucune invitation en attente.')
    await v.follow('Inviter un agent')
    await v.press('Envoyer l’invitation')
    expect(v.status).toBe(422)
    for (const fault of [
      'Indiquez le prénom',
      'Indiquez le nom',
      'Indiquez la qualité',
      'Choisissez un service',
      'Choisissez au moins un rôle',
    ])
      expect(v.text).toContain(fault)
    v.type('Prénom', 'Zoé')
      .type('Nom', 'Marin')
      .type('Qualité', 'Régisseuse')
      .choose(/^Service/, 'Accueil')
    v.tick('Régisseur').tick('Lecture seule').type('Adresse électronique professionnelle', 'zoe@isques.example')
    await v.press('Envoyer l’invitation')
    expect(v.url).toBe('/agent/parametres/agents')
    expect(v.text).toContain('MARIN Zoé')
    expect(v.text).toContain('Régisseur, Lecture seule')
    const [first] = await town.letters('zoe@isques.example')
    await v.press(/^Renvoyer/)
    expect(v.text).toContain('L’invitation est envoyée')
    const [, second] = await town.letters('zoe@isques.example')
    const linkIn = (text: string) => /\/agent\/invitation\/[\w-]+/.exec(text)![0]
    expect((await town.visitor().open(linkIn(first!.text))).heading).toBe('Cette invitation a été remplacée ou retirée')
    expect((await town.visitor().open(linkIn(second!.text))).status).toBe(200)
    await v.open('/agent/parametres/agents')
    await v.press(/^Retirer/)
    expect(v.text).toContain('Aucune invitation en attente.')
    expect((await town.visitor().open(linkIn(second!.text))).status).toBe(409)
    const { id } = await town.db.selectFrom('service').select('id').executeTakeFirstOrThrow()
    expect((await traces(`service/${id}`)).map(({ action }) => action)).toEqual([
      'agents.invite',
      'agents.invite',
      'agents.withdraw',
    ])
    const gone = await v.forge('/agent/parametres/invitations/1/renvoyer', {})
    expect(gone.status).toBe(404)
  })

  test('the form sent twice invites once', async () => {
    const v = await boss('/agent/parametres/agents/inviter')
    const cle = v.main.querySelector<HTMLInputElement>('input[name=cle]')!.value
    const who = {
      prenom: 'Léo',
      nom: 'Brun',
      qualite: 'Agent',
      service: 'accueil',
      roles: 'accueil',
      email: 'leo@isques.example',
      cle,
    }
    for (let i = 0; i < 2; i++) expect((await v.forge('/agent/parametres/agents/inviter', who)).status).toBe(200)
    expect(await town.letters('leo@isques.example')).toHaveLength(1)
  })

  test('somebody who has an account already is not', async () => {
    await hire(town, 'presente')
    const v = await boss('/agent/parametres/agents/inviter')
    v.type('Prénom', 'Ana')
      .type('Nom', 'Petit')
      .type('Qualité', 'Agente')
      .choose(/^Service/, 'Accueil')
      .tick('Accueil')
    await v.type('Adresse électronique professionnelle', 'presente@isques.example').press('Envoyer l’invitation')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Un agent a déjà un compte avec cette adresse')
  })
})

describe('AC-51, AD-5 · quality, service, roles', () => {
  test('are changed for who is signed in too, noted line by line, and one’s own by another administrator only', async () => {
    const { v: agent, account } = await hire(town, 'montante', ['lecture'])
    expect((await agent.open('/agent/parametres/agents')).status).toBe(403)
    const v = await boss(fiche(account))
    await v.follow('Modifier la qualité, le service ou les rôles')
    await v.type('Qualité', '').tick('Lecture seule', false).press('Enregistrer')
    expect(v.status).toBe(422)
    await v.type('Qualité', 'Directrice').tick('Administrateur').press('Enregistrer')
    expect(v.text).toContain('vaut dès la prochaine page de cette personne')
    expect((await agent.open('/agent/parametres/agents')).status).toBe(200)
    const noted = await town.db.selectFrom('setting_change').selectAll().orderBy('id', 'desc').limit(2).execute()
    expect(noted.map(({ setting, after }) => [setting.split(' – ')[1], after]).toSorted()).toEqual([
      ['Qualité', 'Directrice'],
      ['Rôles', 'Administrateur'],
    ])
    await v.open(`${fiche(account)}/modifier`)
    await v.press('Enregistrer')
    expect(await town.db.selectFrom('setting_change').select('id').orderBy('id', 'desc').limit(2).execute()).toEqual(
      noted.map(({ id }) => ({ id })),
    )
    const own = `${fiche(admin.account)}/modifier`
    expect((await v.open(own)).url).toBe(fiche(admin.account))
    const refused = await v.forge(own, { qualite: 'Reine', service: 'accueil', roles: 'lecture' })
    expect([refused.status, refused.text.includes('demandez à un autre administrateur')]).toEqual([409, true])
    const odd = await v.forge(`${fiche(account)}/modifier`, { qualite: 'Reine', service: 'accueil', roles: 'reine' })
    expect(odd.status).toBe(422)
  })
})

describe('AC-28 · suspending', () => {
  test('ends every session and sign-in at once, until it is reopened; traced', async () => {
    const { v: agent, key, account } = await hire(town, 'partante')
    const waiting = await town.visitor().signIn('partante', AGENT_PASSWORD, '/agent/connexion')
    const v = await boss(fiche(account))
    await v.press('Suspendre le compte')
    expect(v.text).toContain('Suspendu')
    expect((await agent.open('/agent')).url).toBe('/agent/connexion?retour=%2Fagent')
    expect((await waiting.open('/agent/connexion/code')).url).toBe('/agent/connexion')
    const refused = await town.visitor().signIn('partante', AGENT_PASSWORD, '/agent/connexion')
    expect(refused.text).toContain('L’identifiant ou le mot de passe ne correspond pas.')
    await v.forge(`${fiche(account)}/suspendre`, {})
    await v.press('Rouvrir le compte')
    expect(v.text).toContain('Actif')
    town.later({ minutes: 1 })
    const back = await town.visitor().signIn('partante', AGENT_PASSWORD, '/agent/connexion')
    await back.type('Code de vérification', codeAt(key, (await town.ctx()).now)).press('Valider le code')
    expect(back.url).toBe('/agent')
    expect(await traces(`agent/${account}`)).toEqual([
      { by: admin.account, action: 'agents.suspend' },
      { by: admin.account, action: 'agents.reopen' },
    ])
    await v.open(fiche(account))
    expect(v.text).toContain('Compte suspendu par la mairie')
  })
})

describe('AC-29 · resetting a second factor', () => {
  test('AD-3 · is confirmed on a page, traced in both registers, told to the agent, who adds another', async () => {
    const { v: agent, key, codes, account } = await hire(town, 'perdue')
    const v = await boss(fiche(account))
    await v.follow('Réinitialiser le second facteur')
    expect(v.text).toContain('de vive voix')
    expect((await agent.open('/agent')).url).toBe('/agent')
    await v.press('Réinitialiser le second facteur')
    expect(v.text).toContain('Le second facteur est réinitialisé.')
    expect(v.text).toContain('À ajouter')
    expect((await agent.open('/agent')).url).toBe('/agent/connexion?retour=%2Fagent')
    const letter = (await town.letters('perdue@isques.example')).at(-1)!
    expect(letter.subject).toBe('Second facteur réinitialisé')
    expect(await traces(`agent/${account}`)).toEqual([{ by: admin.account, action: 'agents.reset-factor' }])
    const event = await town.db
      .selectFrom('security_event')
      .selectAll()
      .where('account_id', '=', account)
      .where('kind', '=', 'factor-reset')
      .executeTakeFirstOrThrow()
    expect(event.by_account_id).toBe(admin.account)
    expect(await town.db.selectFrom('recovery_code').selectAll().where('label', '=', codes[0]!.slice(0, 4)).execute()).toEqual([])
    const again = await town.visitor().signIn('perdue', AGENT_PASSWORD, '/agent/connexion')
    expect(again.url).toBe('/agent/connexion/second-facteur')
    expect(keyOn(again)).not.toBe(key)
  })
})

test('AC-29 · whoever operates the machine resets anybody’s, the only administrator’s too', async () => {
  const { v: agent, account } = await hire(town, 'seule', ['administrateur'])
  expect(await resetFactorOf(await town.ctx(), 'inconnue')).toBe(false)
  expect(await resetFactorOf(await town.ctx(), 'seule')).toBe(true)
  expect((await agent.open('/agent')).url).toBe('/agent/connexion?retour=%2Fagent')
  await agent.signIn('seule', AGENT_PASSWORD, '/agent/connexion')
  expect(agent.url).toBe('/agent/connexion/second-facteur')
  expect(await traces(`agent/${account}`)).toEqual([])
})

describe('AD-2 · one’s own account', () => {
  test('has no such button, and posting anyway is refused', async () => {
    const v = await boss(fiche(admin.account))
    for (const name of ['Suspendre le compte', 'Réinitialiser le second facteur']) {
      expect(v.has('button', name) || v.has('link', name), name).toBe(false)
    }
    for (const gesture of ['suspendre', 'second-facteur']) {
      await v.forge(`${fiche(admin.account)}/${gesture}`, {})
      expect(v.status, gesture).toBe(409)
      expect(v.text).toContain('Vous ne pouvez pas le faire pour votre propre compte')
    }
    expect((await v.open(`${fiche(admin.account)}/second-facteur`)).url).toBe(fiche(admin.account))
    expect(await traces(`agent/${admin.account}`)).toEqual([])
  })
})

test('AD-1 · another agent is refused each of these pages, and a citizen’s account is not an agent', async () => {
  const { v } = await hire(town, 'simple', ['accueil', 'scolarite', 'regisseur'])
  expect((await v.open('/agent')).text).not.toContain('Inviter un agent')
  for (const url of ['/agent/parametres/agents', '/agent/parametres/agents/inviter', fiche(admin.account)])
    expect((await v.open(url)).status, url).toBe(403)
  for (const gesture of ['suspendre', 'rouvrir', 'second-facteur'])
    expect((await v.forge(`${fiche(admin.account)}/${gesture}`, {})).status, gesture).toBe(403)
  const { account } = await town.citizen('famille')
  const chief = await boss('/agent/parametres/agents')
  for (const id of [account, 999_999, 'x']) {
    expect((await chief.open(`/agent/parametres/agents/${id}`)).status).toBe(404)
    for (const gesture of ['suspendre', 'rouvrir', 'second-facteur'])
      expect((await chief.forge(`/agent/parametres/agents/${id}/${gesture}`, {})).status, `${id} ${gesture}`).toBe(404)
  }
})

test('AD-4 · «Paramètres» shows each what they may settle, and is not there for who may settle nothing', async () => {
  const chief = await boss('/agent/parametres')
  expect(chief.text).toContain('Qui travaille ici')
  await chief.follow('Agents')
  expect(chief.url).toBe('/agent/parametres/agents')
  const treasurer = await hire(town, 'regie', ['regisseur'])
  expect((await treasurer.v.open('/agent/parametres')).text).not.toContain('Qui travaille ici')
  const desk = await hire(town, 'guichet', ['accueil'])
  expect((await desk.v.open('/agent')).text).not.toContain('Paramètres')
  expect((await desk.v.open('/agent/parametres')).status).toBe(403)
})
