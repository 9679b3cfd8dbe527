import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { roles } from '#app/roles.ts'
import type { Page } from '#platform/http/page.ts'
import { hubert, type Persona, pascal, personas, type Reply, type Session, sessionOf } from '#support/personas.ts'
import { type Case, parametersOf } from '#support/routes.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const pages = features.flatMap((feature) => feature.pages)
const sessions = new Map<Persona, Session>()
for (const persona of personas) sessions.set(persona, await sessionOf(site, persona))
const parameters = await parametersOf(site, { hubert: sessions.get(hubert)!, pascal: sessions.get(pascal)! })

/** What ends something comes last, so that the others are still there to ask for. */
const ENDS = ['/deconnexion', '/supprimer', '/retirer', '/annuler']
const rank = ({ url }: Page): number => (ENDS.some((end) => url.endsWith(end)) ? 1 : 0)
const inOrder = pages.toSorted((a, b) => rank(a) - rank(b))

const holds = (persona: Persona, permission: string): boolean =>
  persona.roles.some((role) => (roles as Record<string, readonly string[]>)[role]!.includes(permission))

const isOthers = (persona: Persona, { owner, sees }: Case): boolean =>
  owner === 'nobody' ||
  (owner === 'hubert' && persona !== hubert) ||
  (owner === 'pascal' && persona !== pascal) ||
  (sees !== undefined && persona.kind === 'agent' && !persona.roles.some((role) => sees.includes(role)))

const mayAsk = (page: Page, persona: Persona): boolean =>
  page.for === 'everyone' || (persona.kind === page.for && holds(persona, page.allow!))

/** Sends a letter each time. */
const WRITES = ['/messagerie', '/nouveau-lien']

/** The statuses that the page's declaration allows for that persona and address. */
const expected = (page: Page, persona: Persona, where: Case, method: 'get' | 'post'): number[] => {
  if (!mayAsk(page, persona)) return persona.kind === 'visitor' ? [303] : [403]
  // The demo's fiches are the school service's: another service's agents do not see them.
  if (page.url.startsWith('/agent/demandes/:numero') && persona.roles.some((role) => role === 'cantine' || role === 'garderie'))
    return [404]
  // What is nobody's or somebody else's does not exist; an unknown link says so in its own page.
  if (isOthers(persona, where)) return page.for === 'everyone' ? [404, 409] : [404]
  if (method === 'get') return [200, 303, 409]
  // A letter asked for by eleven personas in a row is one too many.
  return WRITES.some((end) => page.url.endsWith(end)) ? [303, 429] : [200, 303, 409, 422]
}

const headersFaults = (page: Page, persona: Persona, { status, headers }: Reply): string[] => {
  const faults: string[] = []
  const policy = String(headers['content-security-policy'] ?? '')
  if (!policy.includes("default-src 'none'")) faults.push('policy without default')
  if (!policy.includes("frame-ancestors 'none'")) faults.push('may be framed')
  if (!policy.includes("script-src 'self'")) faults.push('scripts from elsewhere')
  if (/unsafe|\*/.test(policy)) faults.push(`policy ${policy}`)
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('no nosniff')
  if (!/^(same-origin|no-referrer|strict-origin)/.test(String(headers['referrer-policy']))) faults.push('no referrer policy')
  // A sign-up, a link: whoever has the address reads what is personal.
  const isPrivate = page.for !== 'everyone' || persona.kind !== 'visitor' || status >= 400 || page.url.includes(':')
  const cache = String(headers['cache-control'])
  if (isPrivate ? cache !== 'no-store' : !/no-store|no-cache/.test(cache)) faults.push(`cache-control ${cache}`)
  if (headers['x-powered-by'] ?? headers.server) faults.push('says what it runs on')
  return faults
}

const gateOf = (page: Page): string => (page.for === 'agent' ? '/agent/connexion' : '/connexion')

const walk = async (persona: Persona, method: 'get' | 'post'): Promise<{ asked: number; faults: string[] }> => {
  const faults: string[] = []
  let asked = 0
  const follow = async (reply: Reply): Promise<Reply> => (reply.location ? follow(await session.get(reply.location)) : reply)
  let session = sessions.get(persona)!
  for (const page of inOrder) {
    if (!page[method] || (page.url.endsWith('/annuler') && persona.kind !== 'visitor')) continue
    // Others' first: refused, they must have changed nothing for the own ones that follow.
    const cases = parameters(page.url).toSorted((a, b) => Number(isOthers(persona, b)) - Number(isOthers(persona, a)))
    for (const where of cases) {
      asked += 1
      let reply = method === 'get' ? await session.get(where.url) : await session.post(where.url)
      // Sent elsewhere for what is not theirs: it is not found there either.
      if (reply.status === 303 && isOthers(persona, where) && mayAsk(page, persona)) reply = await follow(reply)
      const allowed = expected(page, persona, where, method)
      const name = `${method.toUpperCase()} ${where.url}`
      if (!allowed.includes(reply.status)) faults.push(`${name}: ${reply.status} instead of ${allowed.join(' or ')}`)
      const isGate = page.for !== 'everyone' && persona.kind === 'visitor' && reply.status === 303
      if (isGate && !reply.location?.startsWith(`${gateOf(page)}?retour=`)) faults.push(`${name}: sent to ${reply.location}`)
      faults.push(...headersFaults(page, persona, reply).map((fault) => `${name}: ${fault}`))
    }
    if (page.url === '/deconnexion') session = await sessionOf(site, persona)
  }
  sessions.set(persona, session)
  return { asked, faults }
}

test.each(personas)('$name reads what is theirs, and nothing else', { timeout: 60_000 }, async (persona) => {
  const { asked, faults } = await walk(persona, 'get')
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(pages.filter((page) => page.get).length - 1)
})

// The visitor comes last: cancelling the sign-up that the addresses name ends it for all.
test.each([...personas.slice(1), personas[0]!])(
  '$name posts nothing at all to every page: refused or done, never broken',
  { timeout: 60_000 },
  async (persona) => {
    const { asked, faults } = await walk(persona, 'post')
    expect(faults).toEqual([])
    expect(asked).toBeGreaterThan(pages.filter((page) => page.post).length - 1)
  },
)

test('the visitor is sent back to what they wanted, and nowhere else', async () => {
  const { location } = await sessions.get(personas[0]!)!.get('/demandes?x=1')
  expect(location).toBe(`/connexion?retour=${encodeURIComponent('/demandes?x=1')}`)
})

test.each([
  '/nulle-part',
  '/agent/nulle-part',
  '/demandes/109/nulle-part',
  '/.env',
  '/statique/manifest.json',
  '/%00',
  '/%E0%A4%A',
])('%s is an error page in the town’s clothes, with the same headers', async (url) => {
  for (const persona of [personas[0]!, hubert]) {
    const reply = await sessions.get(persona)!.get(url)
    expect([400, 404]).toContain(reply.status)
    expect(reply.html).toContain('Référence à donner à la mairie')
    expect(headersFaults({ for: 'citizen' } as Page, persona, reply)).toEqual([])
  }
})
