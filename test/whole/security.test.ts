import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { buildApp } from '#app/build-app.ts'
import { features } from '#app/features.ts'
import { openKeys } from '#platform/keys.ts'
import { hubert, PASSWORD, pascal, sessionOf, visitor } from '#support/personas.ts'
import { parametersOf } from '#support/routes.ts'
import { ORIGIN, testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const pages = features.flatMap((feature) => feature.pages)
const sessions = { hubert: await sessionOf(site, hubert), pascal: await sessionOf(site, pascal) }
const out = await sessionOf(site, visitor)

const CREDENTIALS = [
  ['identifiant', 'hubert.mounier'],
  ['mot_de_passe', PASSWORD],
] as const

describe('a form of another site', async () => {
  const parameters = await parametersOf(site, sessions)
  const posts = pages
    .filter((page) => page.post)
    .map((page) => parameters(page.url).find(({ owner }) => owner === 'anybody' || owner === 'hubert')?.url ?? page.url)

  /** `undefined` takes the header away. */
  const from = async (url: string, headers: Record<string, string | undefined>): Promise<number> => {
    const all: Record<string, string | undefined> = {
      host: new URL(ORIGIN).host,
      cookie: `liane=${sessions.hubert.token}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    }
    const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return (await site.app.inject({ method: 'POST', url, headers: Object.fromEntries(given), payload: '' })).statusCode
  }

  test.each<[string, Record<string, string>]>([
    ['without Origin nor Sec-Fetch-Site', {}],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another origin that pretends', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['from the same name on another port', { origin: 'http://localhost:3001' }],
    ['from the same host in https', { origin: ORIGIN.replace('http:', 'https:') }],
    ['from a page without an origin', { origin: 'null' }],
    ['cross-site', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }],
    ['same-site, from a sister host', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused by every page that posts', async (_, headers) => {
    const answers = await Promise.all(posts.map(async (url) => [url, await from(url, headers)] as const))
    expect(answers.filter(([, status]) => status !== 403)).toEqual([])
    expect(answers.length).toBeGreaterThan(15)
  })

  test('cannot even sign somebody out: the session is still there', async () => {
    expect(await from('/deconnexion', { origin: 'https://evil.example' })).toBe(403)
    expect((await sessions.hubert.get('/accueil')).status).toBe(200)
  })

  test('of this site passes with either header', async () => {
    expect(await from('/oubli', { origin: ORIGIN })).toBe(422)
    expect(await from('/oubli', { 'sec-fetch-site': 'same-origin' })).toBe(422)
  })
})

describe('the way back after signing in', () => {
  test.each([
    ['/agenda?personne=2&mois=2017-11', '/agenda?personne=2&mois=2017-11'],
    ['/demandes', '/demandes'],
    ['//evil.example', '/accueil'],
    ['///evil.example', '/accueil'],
    ['/\\evil.example', '/accueil'],
    ['\\\\evil.example', '/accueil'],
    ['/\t/evil.example', '/accueil'],
    ['/\n/evil.example', '/accueil'],
    ['https://evil.example/', '/accueil'],
    ['http:evil.example', '/accueil'],
    ['javascript:alert(1)', '/accueil'],
    ['data:text/html,x', '/accueil'],
    ['@evil.example', '/accueil'],
    ['.evil.example', '/accueil'],
    ['evil.example', '/accueil'],
    ['/./%2e%2e//evil.example', '/accueil'],
    ['/..//evil.example', '/accueil'],
    ['/a/..//evil.example', '/accueil'],
    ['', '/accueil'],
    [`/${'a'.repeat(3000)}`, '/accueil'],
  ])('«%s» leads to %s', async (retour, wanted) => {
    for (const reply of [
      await out.post(`/connexion?retour=${encodeURIComponent(retour)}`, CREDENTIALS),
      await out.post('/connexion', [...CREDENTIALS, ['retour', retour]]),
      await sessions.hubert.get(`/connexion?retour=${encodeURIComponent(retour)}`),
    ]) {
      expect(reply.status).toBe(303)
      const target = new URL(reply.location!, ORIGIN)
      expect(target.origin).toBe(ORIGIN)
      expect(target.pathname + target.search).toBe(wanted)
    }
  })
})

describe('a session', () => {
  const ask = (url: string, cookie: string) =>
    site.app.inject({ method: 'GET', url, headers: { host: new URL(ORIGIN).host, cookie } })
  const signIn = (cookie = '') =>
    site.app.inject({
      method: 'POST',
      url: '/connexion',
      headers: { host: new URL(ORIGIN).host, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', cookie },
      payload: new URLSearchParams(CREDENTIALS.map(([name, value]) => [name, value])).toString(),
    })
  const tokenOf = (response: Awaited<ReturnType<typeof signIn>>) =>
    (response.cookies as { name: string; value: string }[]).find(({ name }) => name === 'liane')!.value

  test('is not the one that somebody else planted before signing in', async () => {
    const planted = 'A'.repeat(43)
    const token = tokenOf(await signIn(`liane=${planted}`))
    expect(token).not.toBe(planted)
    expect((await ask('/accueil', `liane=${planted}`)).statusCode).toBe(303)
    expect((await ask('/accueil', `liane=${token}`)).statusCode).toBe(200)
  })

  test('changes at each sign-in, and the former one ends', async () => {
    const first = tokenOf(await signIn())
    const second = tokenOf(await signIn(`liane=${first}`))
    expect(second).not.toBe(first)
    expect((await ask('/accueil', `liane=${first}`)).statusCode).toBe(303)
    expect((await ask('/accueil', `liane=${second}`)).statusCode).toBe(200)
  })

  test('ends when signing out, for whoever kept the cookie', async () => {
    const token = tokenOf(await signIn())
    await site.app.inject({
      method: 'POST',
      url: '/deconnexion',
      headers: { host: new URL(ORIGIN).host, origin: ORIGIN, cookie: `liane=${token}` },
    })
    expect((await ask('/accueil', `liane=${token}`)).statusCode).toBe(303)
  })

  test('is not read by scripts, does not travel from other sites, is not in the database', async () => {
    const response = await signIn()
    const header = String(response.headers['set-cookie'])
    expect(header).toMatch(/HttpOnly/i)
    expect(header).toMatch(/SameSite=(Lax|Strict)/i)
    expect(header).not.toMatch(/Domain=/i)
    const { db } = site.towns.bySlug('isques')
    const rows = await db.selectFrom('session').selectAll().execute()
    const token = tokenOf(response)
    for (const { token_hash } of rows) {
      expect(Buffer.from(token_hash).toString('utf8')).not.toContain(token)
      expect(Buffer.from(token_hash).equals(Buffer.from(token, 'base64url'))).toBe(false)
    }
  })

  test('of a citizen ends after 30 minutes of idleness and 12 hours at most; an agent’s after 20 minutes', async () => {
    site.setClock('2017-11-13T10:00')
    const citizen = await sessionOf(site, pascal)
    const agent = await sessionOf(site, { name: 'agent.accueil', kind: 'agent', login: 'agent.accueil', roles: ['accueil'] })
    site.setClock('2017-11-13T10:19')
    expect((await agent.get('/agent')).status).toBe(200)
    site.setClock('2017-11-13T10:29')
    expect((await citizen.get('/accueil')).status).toBe(200)
    site.setClock('2017-11-13T10:40')
    expect((await agent.get('/agent')).status).toBe(303)
    expect((await citizen.get('/accueil')).status).toBe(200)
    for (let minutes = 60; minutes < 12 * 60; minutes += 20) {
      site.setClock(Temporal.PlainDateTime.from('2017-11-13T10:00').add({ minutes }).toString())
      expect((await citizen.get('/accueil')).status, `after ${minutes} minutes`).toBe(200)
    }
    site.setClock('2017-11-13T22:01')
    expect((await citizen.get('/accueil')).status).toBe(303)
    site.setClock('2017-11-13T10:00')
  })
})

describe('a host name that no town claims', () => {
  test('falls to the only town, forms included', async () => {
    const host = 'mairie-d-ailleurs.example:8080'
    const home = await site.app.inject({ method: 'GET', url: '/', headers: { host } })
    expect(home.statusCode).toBe(200)
    expect(home.body).toContain('Espace citoyen d’Isques')
    const posted = await site.app.inject({
      method: 'POST',
      url: '/oubli',
      headers: { host, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
    expect(posted.statusCode).toBe(422)
  })
})

describe('production', async () => {
  const baseUrl = 'https://isques.example'
  const app = await buildApp({
    config: {
      mode: 'production',
      baseUrl,
      dataDir: '/nowhere',
      trustProxy: true,
      mailFrom: 'Isques <x@isques.example>',
    } as never,
    keys: openKeys({ key: Buffer.alloc(32, 9), dataDir: '/nowhere' }),
    towns: site.towns,
    jobs: site.jobs,
    clock: () => Temporal.PlainDateTime.from('2017-11-13T10:00').toZonedDateTime('Europe/Paris').toInstant(),
    log: pino({ level: 'silent' }),
  })
  const https = { host: 'isques.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' }

  test('DE-2 · has no page of the demo', async () => {
    const demo = pages.filter((page) => page.demoOnly).map((page) => page.url.replace(':id', '1'))
    expect(demo.length).toBeGreaterThan(3)
    for (const url of demo) expect((await app.inject({ url, headers: https })).statusCode, url).toBe(404)
    const home = await app.inject({ url: '/', headers: https })
    expect(home.statusCode).toBe(200)
    expect(home.body).not.toMatch(/démonstration|\/demo/)
  })

  test('says nothing over plain http, and tells browsers to stay in https', async () => {
    expect((await app.inject({ url: '/', headers: { host: 'isques.example' } })).statusCode).toBe(403)
    const { headers } = await app.inject({ url: '/', headers: https })
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
  })

  test('binds its session to the host, and accepts the forms of its own address only', async () => {
    const post = (origin: string, host = 'isques.example') =>
      app.inject({
        method: 'POST',
        url: '/connexion',
        headers: { ...https, host, origin, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(CREDENTIALS.map(([name, value]) => [name, value])).toString(),
      })
    expect((await post('https://evil.example', 'evil.example')).statusCode).toBe(403)
    const response = await post(baseUrl)
    expect(response.statusCode).toBe(303)
    expect(String(response.headers['set-cookie'])).toMatch(/__Host-liane=[\w-]{43};.*Path=\/;.*HttpOnly;.*Secure/)
  })
})
