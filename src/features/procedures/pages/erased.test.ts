import { expect, test } from 'vitest'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { forgetEnded } from '../actions/forget-answers.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
/** Florian's fiche for 2017/2018, with its allergies, as if it were accepted already. */
const FLORIAN = 125
await db
  .updateTable('request')
  .set({ status: 'acceptee', decided_at: (await site.ctx()).now })
  .where('number', '=', FLORIAN)
  .execute()
const GONE = 'une donnée de santé n’est gardée que pendant l’année scolaire'
const parent = () => site.visitor().signIn('pascal.dupin', PASSWORD)
const school = () => site.visitor().signIn('agent.scolarite', PASSWORD, '/agent/connexion')
const child = (await db.selectFrom('request').select('child_id').where('number', '=', FLORIAN).executeTakeFirstOrThrow())
  .child_id!
const household = (await db.selectFrom('request').select('household_id').where('number', '=', FLORIAN).executeTakeFirstOrThrow())
  .household_id

test('PR-58 · family and agents read that answers about health were deleted and why, never that there were none', async () => {
  const before = await (await parent()).open(`/demandes/${FLORIAN}`)
  expect(before.text).toContain('Arachide')
  site.setClock('2018-07-07T08:00')
  await forgetEnded(await site.ctx())
  const family = await parent()
  for (const page of ['', '/imprimer']) {
    await family.open(`/demandes/${FLORIAN}${page}`)
    expect([family.status, family.text.includes(`Supprimé le 7 juillet 2018 : ${GONE}`)]).toEqual([200, true])
    expect(family.text).not.toMatch(/Arachide|Lesquelles, et que faire|Hennion/)
    expect(family.text, 'the rest').toContain('Louise Garnier')
  }
  expect((await family.open(`/demandes/${FLORIAN}/pdf`)).status).toBe(200)

  const agent = await (await school()).open(`/agent/demandes/${FLORIAN}`)
  expect(agent.text).toContain(`Supprimé le 7 juillet 2018 : ${GONE}`)
  expect(agent.text).not.toMatch(/Arachide|Hennion/)
  await agent.open(`/agent/familles/${household}/fiche-sanitaire/${child}`)
  expect(agent.text).toContain('À redemander : supprimé à la fin de l’année scolaire')
  expect(agent.text).not.toMatch(/Aucune déclarée|Aucun déclaré|Arachide/)
})

test('PR-42, PR-44, PR-58 · once the year is over, neither page asks an answer again: the papers asked are still sent', async () => {
  const { account_id: agent } = await db
    .selectFrom('agent')
    .innerJoin('account', 'account.id', 'agent.account_id')
    .select('agent.account_id')
    .where('account.login', '=', 'agent.scolarite')
    .executeTakeFirstOrThrow()
  const put = (status: 'en_traitement' | 'a_completer') =>
    db.updateTable('request').set({ status, taken_by: agent, decided_at: null }).where('number', '=', FLORIAN).execute()
  const ask = (papers: string[]) =>
    db
      .insertInto('request_complement')
      .values({
        request_number: FLORIAN,
        asked_by: agent,
        asked_at: Temporal.Instant.from('2018-07-01T08:00:00Z'),
        sentence: 'Qui est son médecin ?',
        questions: ['telephone', 'medecin'],
        papers,
        answer_by: Temporal.PlainDate.from('2018-07-20'),
      })
      .execute()
  await put('a_completer')
  await ask([])
  const family = await (await parent()).open(`/demandes/${FLORIAN}/completer`)
  expect(family.text).toContain('Son année scolaire est finie : pour corriger une réponse, écrivez à la mairie.')
  expect(family.text).not.toMatch(/Réponses à corriger|Envoyer à la mairie/)
  await family.open(`/demandes/${FLORIAN}`)
  expect(family.text).toContain('Son année scolaire est finie : pour corriger une réponse, écrivez à la mairie.')
  await db
    .updateTable('request_complement')
    .set({ papers: ['dt-polio'] })
    .where('request_number', '=', FLORIAN)
    .execute()
  await family.open(`/demandes/${FLORIAN}/completer`)
  await family.press('Envoyer à la mairie')
  expect(family.text).toContain('En traitement')

  const me = await (await school()).open(`/agent/demandes/${FLORIAN}/corriger/sante`)
  expect(me.text).toContain('Menu')
  expect(me.text).not.toMatch(/allergies|PAI|médecin/i)
  await me.open(`/agent/demandes/${FLORIAN}/completer`)
  expect(me.text).toContain('Justificatifs à fournir')
  expect(me.text).not.toContain('Réponses à corriger')
  await me.type(/^Message à la famille/, 'Une pièce manque.').press('Envoyer à la famille')
  expect([me.status, me.text.includes('Cochez au moins un justificatif à fournir')]).toEqual([422, true])
  await db
    .updateTable('request')
    .set({ status: 'acceptee', taken_by: null, decided_at: Temporal.Instant.from('2017-11-13T09:00:00Z') })
    .where('number', '=', FLORIAN)
    .execute()
})

test('PR-59 · a school year after the decision, both read that the answers were deleted; number, dates and decision stay', async () => {
  site.setClock('2019-07-05T23:00')
  await forgetEnded(await site.ctx())
  const kept = await (await parent()).open(`/demandes/${FLORIAN}`)
  expect(kept.text).toContain('Louise Garnier')
  site.setClock('2019-07-06T08:00')
  await forgetEnded(await site.ctx())
  const [family, agent] = [await parent(), await school()]
  for (const [me, url] of [
    [family, `/demandes/${FLORIAN}`],
    [family, `/demandes/${FLORIAN}/imprimer`],
    [agent, `/agent/demandes/${FLORIAN}`],
  ] as const) {
    await me.open(url)
    expect([me.status, me.text.includes('Les réponses ont été supprimées le 6 juillet 2019')]).toEqual([200, true])
    expect(me.text).not.toMatch(/Louise Garnier|06 39 98 00 27/)
    expect(me.text).toContain('Acceptée')
  }
  expect(agent.text).not.toContain('Revenir sur la décision')
  expect((await family.open(`/demandes/${FLORIAN}/pdf`)).status).toBe(200)
})
