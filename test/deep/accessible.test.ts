import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { JSDOM } from 'jsdom'
import { type BrowserContext, chromium, type Page as Tab } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { features } from '#app/features.ts'
import { roles } from '#app/roles.ts'
import { inviteAgent } from '#features/accounts/index.ts'
import { writeFlash } from '#platform/http/cookies.ts'
import type { Page } from '#platform/http/page.ts'
import { openKeys } from '#platform/keys.ts'
import { hubert, PASSWORD, type Persona, pascal, personas, type Reply, sessionOf } from '#support/personas.ts'
import { type Parameters, parametersOf, patternOf } from '#support/routes.ts'
import { AGENT_PASSWORD, codeAt, keyOn } from '#support/second-factor.ts'
import { ORIGIN, type Site, testSite } from '#support/site.ts'
import { STATES, type State, states, type Without } from '#support/states.ts'
import { makeBare, makeLong, newcomer } from '#support/towns.ts'
import type { Visitor } from '#support/visitor.ts'
import { IN_THE_DARK, RULES } from '../journeys/look.ts'

const pages = features.flatMap((feature) => feature.pages)
const keys = openKeys({ key: Buffer.alloc(32, 7), dataDir: '/nowhere' })

/** A page in one state, as it was sent to somebody. */
type Document = { readonly state: State; readonly route: string; readonly name: string; readonly html: string }
const documents: Document[] = []
/** «error of /agenda: 303 instead of a refusal» */
const unseen: string[] = []

const isLeft = (seen: unknown): seen is Without => typeof seen === 'object' && seen !== null && 'without' in seen
const holds = (persona: Persona, permission: string): boolean =>
  persona.roles.some((role) => (roles as Record<string, readonly string[]>)[role]!.includes(permission))

type Visit = { readonly persona: Persona; readonly url: string }

/** Who may open the page, each with its addresses that are theirs. */
const visitsOf = (page: Page, parameters: Parameters, people: readonly Persona[]): Visit[] =>
  people
    .filter((persona) => (page.for === 'everyone' ? true : page.for === persona.kind && holds(persona, page.allow!)))
    .flatMap((persona) =>
      parameters(page.url)
        .filter(({ owner }) => owner === 'anybody' || owner === persona.name.toLowerCase())
        .filter(({ sees }) => sees === undefined || persona.kind !== 'agent' || persona.roles.some((role) => sees.includes(role)))
        .map(({ url }) => ({ persona, url })),
    )

type Ask = (visit: Visit, more?: { flash?: string; form?: [string, string][] }) => Promise<Reply>

const askIn = async (site: Site, people: readonly Persona[]): Promise<Ask> => {
  const tokens = new Map<Persona, string | null>()
  for (const persona of people) tokens.set(persona, (await sessionOf(site, persona)).token)
  const ask: Ask = async ({ persona, url }, { flash, form } = {}) => {
    const token = tokens.get(persona)
    const cookies = [
      ...(token ? [`liane=${token}`] : []),
      ...(flash ? [`liane-message=${writeFlash(keys, { code: flash, data: {} })}`] : []),
    ]
    const response = await site.app.inject({
      method: form ? 'POST' : 'GET',
      url,
      headers: {
        host: new URL(ORIGIN).host,
        ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, 'sec-fetch-site': 'same-origin' } : {}),
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    })
    const isPage = String(response.headers['content-type'] ?? '').includes('html')
    return { status: response.statusCode, headers: response.headers, html: isPage ? response.body : '', location: null }
  }
  return ask
}

/** Opens every page that has that state, for the first person whom it answers. */
const openAll = async (state: State, ask: Ask, parameters: Parameters, people: readonly Persona[]): Promise<void> => {
  for (const page of pages) {
    const seen = states[page.url]?.[state]
    if (!page.get || seen === undefined || isLeft(seen) || seen === 'posted' || seen === 'walked') continue
    const flash = typeof seen === 'object' ? seen.after : undefined
    let tried = 'nobody may'
    let found = false
    for (const visit of visitsOf(page, parameters, people)) {
      const { status, html } = await ask(visit, { flash })
      tried = `${visit.persona.name} at ${visit.url}: ${status}`
      if (html === '' || status !== 200) continue
      if (flash !== undefined && !html.includes('bandeau-info')) {
        tried = `${visit.url} shows no sentence`
        continue
      }
      documents.push({ state, route: page.url, name: `${state} ${visit.url} (${visit.persona.name})`, html })
      found = true
      break
    }
    if (!found) unseen.push(`${state} of ${page.url}: ${tried}`)
  }
}

const NONSENSE = 'x'.repeat(3000)
/** What the page's own form sends when nothing, or nonsense, is filled in. */
const formOf = (html: string, url: string, typed: string): [string, string][] => {
  const { document } = new JSDOM(html, { url: ORIGIN + url }).window
  const path = new URL(url, ORIGIN).pathname
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')]
  const own = forms.find((form) => new URL(form.getAttribute('action') ?? url, ORIGIN + url).pathname === path) ?? forms[0]
  return [...(own?.elements ?? [])].flatMap((element): [string, string][] => {
    const { name, type, value } = element as HTMLInputElement
    if (name === '' || name === 'site_web') return []
    if (type === 'hidden') return [[name, value]]
    if (type === 'password') return [[name, '']]
    if (element.localName === 'textarea' || ['text', 'email', 'tel', 'number', 'search'].includes(type)) return [[name, typed]]
    return element.localName === 'select' ? [[name, typed]] : []
  })
}

const ENDS = /deconnexion|supprimer|suppression|retirer|annuler|retrait|clore|suspendre|figer|publier|cloture|terminer/
const postAll = async (ask: Ask, parameters: Parameters, people: readonly Persona[]): Promise<void> => {
  const inOrder = pages.toSorted((a, b) => Number(ENDS.test(a.url)) - Number(ENDS.test(b.url)))
  for (const page of inOrder) {
    if (states[page.url]?.error !== 'posted') continue
    const tried: string[] = []
    let found = false
    for (const visit of visitsOf(page, parameters, people)) {
      const before = page.get ? await ask(visit) : null
      for (const typed of ['', NONSENSE]) {
        const { status, html } = await ask(visit, { form: before?.html ? formOf(before.html, visit.url, typed) : [] })
        tried.push(`${visit.persona.name} at ${visit.url}: ${status}`)
        if (html === '' || ![409, 422].includes(status) || !html.includes('role="alert"')) continue
        documents.push({ state: 'error', route: page.url, name: `error ${visit.url} (${visit.persona.name})`, html })
        found = true
        break
      }
      if (found) break
    }
    if (!found) unseen.push(`error of ${page.url}: ${tried.slice(0, 3).join(', ') || 'nobody may'}`)
  }
}

const AT = '2017-11-13T10:00'
const NOWHERE: Parameters = (pattern) => (pattern.includes(':') ? [] : [{ url: pattern, owner: 'anybody' }])

/** What is half-way through something: a second factor, a request that is asked about again. */
const walkAll = async (site: Site): Promise<void> => {
  const { db } = site.towns.bySlug('isques')
  const looks = (route: string, v: Visitor): void => {
    if (v.status !== 200 || patternOf(pages, v.url) !== route) unseen.push(`walking to ${route}: ${v.status} at ${v.url}`)
    else documents.push({ state: 'normal', route, name: `normal ${v.url} (walked)`, html: v.html })
  }
  for (const [login, gate, own] of [
    ['hubert.mounier', '/connexion', '/profil/second-facteur'],
    ['agent.lecture', '/agent/connexion', '/agent/second-facteur'],
  ] as const) {
    const v = await site.visitor().signIn(login, PASSWORD, gate)
    await (await v.open(own)).type('Mot de passe actuel', PASSWORD).press('Ajouter un second facteur')
    looks(`${own}/ajouter`, v)
    const code = () => site.ctx().then(({ now }) => now)
    const key = keyOn(v)
    await v.type('Code affiché par l’application', codeAt(key, await code())).press('Ajouter ce second facteur')
    looks(`${own}/codes-de-secours`, v)
    await v.press('J’ai noté mes codes')
    looks(`${own}/nouveaux-codes`, await v.open(`${own}/nouveaux-codes`))
    if (own === '/profil/second-facteur') looks(`${own}/retirer`, await v.open(`${own}/retirer`))
    looks(`${gate}/code`, await site.visitor().signIn(login, PASSWORD, gate))
  }
  const invited = { firstName: 'Ana', lastName: 'Petit', quality: 'Agente', service: 'accueil', roles: ['accueil'] }
  const invitation = await inviteAgent(await site.ctx(), { ...invited, email: 'ana@isques.example' }, null)
  if (!invitation.ok) throw new Error(invitation.refusal)
  const ana = await site.visitor().open(`/agent/invitation/${invitation.value}`)
  await ana.type('Mot de passe', AGENT_PASSWORD).type('Répéter votre mot de passe', AGENT_PASSWORD).press('Ouvrir mon compte')
  looks('/agent/connexion/second-facteur', ana)

  const pascal = await site.visitor().signIn('pascal.dupin', PASSWORD)
  const agent = await site.visitor().signIn('agent.scolarite', PASSWORD, '/agent/connexion')
  const { number } = await db
    .selectFrom('request')
    .select('number')
    .where('status', '=', 'en_traitement')
    .executeTakeFirstOrThrow()
  await agent.open(`/agent/demandes/${number}/completer`)
  ;(agent.main.querySelector('input[type=checkbox]') as HTMLInputElement).checked = true
  await agent.type('Message à la famille', 'Il manque le nom de la rue.').press(/^(Demander|Envoyer)/, agent.main)
  looks('/demandes/:numero/completer', await pascal.open(`/demandes/${number}/completer`))
  await db.updateTable('request').set({ pending_answers: '{}' }).where('number', '=', number).execute()
  looks('/demandes/:numero/abandonner-les-modifications', await pascal.open(`/demandes/${number}/abandonner-les-modifications`))
  await db.updateTable('request').set({ status: 'enregistree' }).where('number', '=', number).execute()
  looks('/demandes/:numero/retirer', await pascal.open(`/demandes/${number}/retirer`))
  const decided = await db.selectFrom('request').select('number').where('status', '=', 'acceptee').executeTakeFirstOrThrow()
  looks('/agent/demandes/:numero/rouvrir', await agent.open(`/agent/demandes/${decided.number}/rouvrir`))
  const { id } = await db
    .selectFrom('procedure_version')
    .select('id')
    .where('slug', '=', 'contacter-la-mairie')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('request')
    .set({ version_id: id, procedure_slug: 'contacter-la-mairie', answers: '{}', status: 'en_traitement' } as never)
    .where('number', '=', decided.number)
    .execute()
  looks('/agent/demandes/:numero/repondre', await agent.open(`/agent/demandes/${decided.number}/repondre`))
}

const site = await testSite(AT)
{
  const ask = await askIn(site, personas)
  const parameters = await parametersOf(site, { hubert: await sessionOf(site, hubert), pascal: await sessionOf(site, pascal) })
  await openAll('normal', ask, parameters, personas)
  await openAll('success', ask, parameters, personas)
  await postAll(ask, parameters, personas)
}
{
  const walked = await testSite(AT)
  await walkAll(walked)
}
{
  const bare = await testSite(AT)
  await makeBare(bare)
  const people = [...personas.filter(({ kind }) => kind !== 'citizen'), newcomer]
  const ask = await askIn(bare, people)
  await openAll('empty', ask, NOWHERE, people)
}
{
  const long = await testSite(AT)
  const parameters = await parametersOf(long, { hubert: await sessionOf(long, hubert), pascal: await sessionOf(long, pascal) })
  await makeLong(long)
  const ask = await askIn(long, personas)
  await openAll('long', ask, parameters, personas)
}

test('every state of the table is shown', () => {
  expect(unseen).toEqual([])
})

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 1.4.12. */
const SPACED = `*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}`
const DESK = { width: 1280, height: 800 }
/** The smallest telephone; a screen of 1280 × 1024 enlarged four times is as narrow and still shorter (WCAG 1.4.10). */
const NARROW = { width: 320, height: 256 }
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']

type Kind = 'axe' | 'dark' | 'narrow' | 'spaced' | 'forced'
/** By kind and state: what is wrong → where. */
const faults = new Map<string, Map<string, string[]>>()
const note = (kind: Kind, { state, name }: Document, found: readonly string[]): void => {
  const of = faults.get(`${kind} ${state}`) ?? new Map<string, string[]>()
  faults.set(`${kind} ${state}`, of)
  for (const fault of new Set(found)) of.set(fault, [...(of.get(fault) ?? []), name])
}

declare const axe: { run: (root: unknown, options: unknown) => Promise<{ violations: Violation[] }> }
type Violation = { id: string; nodes: { target: string[]; html: string; failureSummary?: string }[] }
const axeOn = (tab: Tab, runOnly: object): Promise<string[]> =>
  tab.evaluate(async (only) => {
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 220)}`,
      ),
    )
  }, runOnly)

/** What is wider than the screen, and what is cut where it stands. */
const misfits = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const say = (e: Element) => `${e.localName}.${e.className} «${(e.textContent ?? '').trim().slice(0, 40)}»`
    const inScroller = (e: Element) => {
      for (let up = e.parentElement; up; up = up.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return true
      return false
    }
    const found: string[] = []
    if (scrollWidth > clientWidth) {
      const guilty = [...document.querySelectorAll('body *')].filter(
        (e) => e.getBoundingClientRect().right > clientWidth + 0.5 && !inScroller(e),
      )
      found.push(`${scrollWidth} px wide: ${guilty.slice(-2).map(say).join(', ')}`)
    }
    for (const e of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(e)
      if (style.overflowX !== 'hidden' && style.overflowX !== 'clip' && style.textOverflow !== 'ellipsis') continue
      if (e.closest('.piege') || style.clipPath !== 'none' || e.clientWidth <= 1 || (e.textContent ?? '').trim() === '') continue
      if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) found.push(`cut: ${say(e)}`)
    }
    return found
  })

/** In forced colours: what has the focus, and what says «here» or «on», must not lose the only thing that says so. */
const unmarked = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() => {
    const found: string[] = []
    const kinds = new Map<string, HTMLElement>()
    for (const e of document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary',
    ))
      if (e.checkVisibility() && e.tabIndex >= 0)
        kinds.set(`${e.localName}.${e.className}.${e.closest('header, nav, main, footer')?.localName}`, e)
    for (const [kind, e] of kinds) {
      e.focus({ preventScroll: true, focusVisible: true } as FocusOptions)
      // A box may lend its focus to the cell around it.
      const isSeen = [e, e.parentElement!, e.parentElement!.parentElement!].some((shown) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(shown)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      })
      if (document.activeElement === e && !isSeen) found.push(`focus not seen: ${kind}`)
    }
    for (const e of document.querySelectorAll<HTMLElement>('.bouton, .etiquette, .bandeau-info, .recap-erreurs, [role=alert]')) {
      const { borderStyle, borderWidth } = getComputedStyle(e)
      if (e.checkVisibility() && (borderStyle === 'none' || borderWidth === '0px'))
        found.push(`no border: ${e.localName}.${e.className}`)
    }
    return found
  })

const lookAt = async (tab: Tab, document: Document, at: number): Promise<void> => {
  await tab.setViewportSize(DESK)
  await tab.goto(`${ORIGIN}/__/${at}`, { waitUntil: 'load' })
  // As tall as the page: what sticks to the bottom of the screen then hides nothing that scrolling would show.
  const height = await tab.evaluate(() => window.document.documentElement.scrollHeight)
  if (height > DESK.height) await tab.setViewportSize({ ...DESK, height: Math.min(height, 16_000) })
  note('axe', document, await axeOn(tab, { type: 'tag', values: RULES }))
  await tab.emulateMedia({ colorScheme: 'dark' })
  note('dark', document, await axeOn(tab, { type: 'rule', values: IN_THE_DARK }))
  await tab.emulateMedia({ colorScheme: 'light' })
  await tab.setViewportSize(NARROW)
  note('narrow', document, await misfits(tab))
  await tab.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  note('forced', document, await unmarked(tab))
  await tab.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await tab.addStyleTag({ content: SPACED })
  note('spaced', document, await misfits(tab))
}

/** Two at once: each in a process of its own, as two cores can. */
const LANES = 2
const openLane = async (context: BrowserContext): Promise<Tab> => {
  await context.addInitScript({ content: AXE })
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    const [, at] = /^\/__\/(\d+)$/.exec(pathname) ?? []
    if (at !== undefined) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: documents[Number(at)]!.html })
    const { statusCode, headers, rawPayload } = await site.app.inject({ url: pathname, headers: { host: new URL(ORIGIN).host } })
    return route.fulfill({ status: statusCode, contentType: String(headers['content-type'] ?? ''), body: rawPayload })
  })
  return context.newPage()
}

const browser = await chromium.launch({ executablePath: inject('chromium'), args: FLAGS })
afterAll(() => browser.close())
const options = {
  baseURL: ORIGIN,
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  reducedMotion: 'reduce',
  bypassCSP: true,
} as const

const seenHtml = new Set<string>()
const distinct = documents
  .map((document, at) => ({ document, at }))
  .filter(({ document }) => {
    const isNew = !seenHtml.has(document.html)
    seenHtml.add(document.html)
    return isNew
  })

test('what is wrong is seen: a check that finds nothing anywhere proves nothing', async () => {
  const at = documents.push({
    state: 'normal',
    route: '/',
    name: 'faulty',
    html: '<!doctype html><html><head><title>x</title><style>@media (prefers-color-scheme: dark) { p { color: #222; background: #111 } }</style></head><body><img src="/favicon.svg"><p>words hardly seen</p><div style="width:400px">wide</div><a href="/" style="outline:none">y</a></body></html>',
  })
  const tab = await openLane(await browser.newContext(options))
  await lookAt(tab, documents[at - 1]!, at - 1)
  const found = Object.fromEntries([...faults].map(([key, of]) => [key.split(' ')[0], [...of.keys()].join()]))
  faults.clear()
  documents.pop()
  await tab.context().close()
  expect(found).toMatchObject({
    axe: expect.stringContaining('image-alt'),
    dark: expect.stringContaining('color-contrast'),
    narrow: expect.stringContaining('px wide'),
    spaced: expect.stringContaining('px wide'),
    forced: expect.stringContaining('focus not seen'),
  })
})

test('the pages are looked at', { timeout: 1_800_000 }, async () => {
  const waiting = process.env.LIANE_ONLY
    ? distinct.filter(({ document }) => document.route.includes(process.env.LIANE_ONLY!))
    : [...distinct]
  const started = performance.now()
  const count = waiting.length
  const lanes = await Promise.all(Array.from({ length: LANES }, async () => openLane(await browser.newContext(options))))
  await Promise.all(
    lanes.map(async (tab) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await lookAt(tab, next.document, next.at).catch((error: Error) =>
          note('axe', next!.document, [`not looked at: ${error.message}`]),
        )
      }
    }),
  )
  console.info(`${count} pages in ${Math.round((performance.now() - started) / 1000)} s`)
  expect(count).toBeGreaterThan(process.env.LIANE_ONLY ? 0 : 400)
})

const WHAT: Readonly<Record<Kind, string>> = {
  axe: 'no violation of WCAG 2.2 A and AA that axe can see',
  dark: 'the same contrasts in the dark',
  narrow: '320 px, 400 % zoom: nothing to the side, nothing cut',
  spaced: 'text spaced out (WCAG 1.4.12): nothing to the side, nothing cut',
  forced: 'forced colours: focus and states are still seen',
}
describe.each(Object.keys(WHAT) as Kind[])('%s', (kind) => {
  test.each(STATES)(`%s: ${WHAT[kind]}`, (state) => {
    const found = [...(faults.get(`${kind} ${state}`) ?? [])].map(
      ([fault, where]) => `${fault} — ${where.slice(0, 3).join(', ')}${where.length > 3 ? ` and ${where.length - 3} more` : ''}`,
    )
    expect(found).toEqual([])
  })
})
