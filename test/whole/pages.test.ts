import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { roles } from '#app/roles.ts'
import { faultsOfHeadings, faultsOfHtml, faultsOfIds, faultsOfPolicy, faultsOfTypography } from '#support/html.ts'
import { hubert, type Persona, pascal, personas, type Reply, type Session, sessionOf, visitor } from '#support/personas.ts'
import { type Crawl, crawl, parametersOf, patternOf, startsOf } from '#support/routes.ts'
import { ORIGIN, testSite } from '#support/site.ts'

/** Those who see different pages; the other agents see fewer of the same. */
const WALKERS = personas.filter(({ name }) => ['visitor', 'Hubert', 'Pascal', 'agent.scolarite', 'agent.lecture'].includes(name))

const site = await testSite('2017-11-13T10:00')
const pages = features.flatMap((feature) => feature.pages)
const sessions = new Map<Persona, Session>()
for (const persona of personas) sessions.set(persona, await sessionOf(site, persona))
const parameters = await parametersOf(site, { hubert: sessions.get(hubert)!, pascal: sessions.get(pascal)! })

const holds = (persona: Persona, permission: string): boolean =>
  persona.roles.some((role) => (roles as Record<string, readonly string[]>)[role]!.includes(permission))

/** Pages that no link leads to: reached by a form, a letter, a mistake. */
const hiddenStarts = (persona: Persona): string[] => {
  const mine = (pattern: string) =>
    parameters(pattern).flatMap(({ url, owner, sees }) => {
      const exists = persona.kind !== 'agent' || sees === undefined || persona.roles.some((role) => sees.includes(role))
      return exists && (owner === 'anybody' || owner === persona.name.toLowerCase()) ? [url] : []
    })
  const patterns = pages
    .filter((page) => page.get && !/deconnexion|\/supprimer$/.test(page.url))
    .filter((page) => (page.for === 'everyone' ? persona === visitor : page.for === persona.kind && holds(persona, page.allow!)))
    .map((page) => page.url)
  return patterns.flatMap(mine)
}

const crawls = new Map<Persona, Crawl>()
const forced = new Map<Persona, Crawl>()
for (const persona of personas) {
  const session = sessions.get(persona)!
  crawls.set(persona, await crawl(session, pages, startsOf(session)))
  if (WALKERS.includes(persona)) forced.set(persona, await crawl(session, pages, hiddenStarts(persona)))
}

/** Every page seen by somebody, once per persona and address; and what errors look like. */
const seen = WALKERS.flatMap((persona) => {
  const all = [...crawls.get(persona)!.pages, ...forced.get(persona)!.pages]
  return [...new Map(all.map((page) => [page.url, { ...page, persona }])).values()]
})

/** The forms that a page shows, with what a browser posts when nothing is filled in. */
type Shown = { readonly action: string; readonly url: string; readonly form: HTMLFormElement }
const formsOf = (document: Document, url: string): Shown[] =>
  [...document.querySelectorAll<HTMLFormElement>('form[method=post]')].flatMap((form) => {
    const others = [...form.querySelectorAll<HTMLButtonElement>('button[formaction]')].map((b) => b.getAttribute('formaction')!)
    return [form.getAttribute('action') ?? url, ...others].map((action) => ({ action, url, form }))
  })

const HONEYPOT = 'site_web'
const isTyped = (field: Element): field is HTMLInputElement | HTMLTextAreaElement =>
  field.localName === 'textarea' ||
  (field.localName === 'input' &&
    ['text', 'email', 'password', 'tel', 'number', 'search'].includes((field as HTMLInputElement).type))

const bodyOf = (form: HTMLFormElement, typed: string): [string, string][] =>
  [...form.elements].flatMap((element): [string, string][] => {
    const field = element as HTMLInputElement
    if (field.name === '') return []
    if (field.type === 'hidden') return [[field.name, field.value]]
    if (field.name === HONEYPOT) return [[field.name, '']]
    if (isTyped(field)) return [[field.name, field.type === 'password' ? '' : typed]]
    return element.localName === 'select' ? [[(element as HTMLSelectElement).name, '']] : []
  })

const documentOf = (reply: Reply, url: string): Document => new JSDOM(reply.html, { url: ORIGIN + url }).window.document

/** What a page that says no lacks. */
const faultsOfNo = (reply: Reply, document: Document): string[] => {
  const faults: string[] = []
  const summary = document.querySelector('[role=alert]')
  if (!summary) return ['no summary']
  if (!/^Erreur\s:/.test(document.title)) faults.push(`title «${document.title}»`)
  const links = [...summary.querySelectorAll('a')]
  if (reply.status === 422 && links.length === 0) faults.push('a summary without links')
  for (const link of links) {
    const target = document.getElementById(link.getAttribute('href')!.slice(1))
    if (!target) faults.push(`${link.getAttribute('href')} leads to nothing`)
    else if (!target.matches('input, select, textarea, [tabindex]')) faults.push(`${link.getAttribute('href')} is not a field`)
  }
  return faults
}

const shapeOf = (url: string): string => patternOf(pages, url) ?? new URL(url, ORIGIN).pathname

describe('links', () => {
  test.each(personas)('of $name all lead somewhere', (persona) => {
    const walked = [crawls.get(persona)!, ...(forced.has(persona) ? [forced.get(persona)!] : [])]
    expect(walked.flatMap(({ dead }) => dead)).toEqual([])
    expect(walked[0]!.pages.length).toBeGreaterThan(persona.kind === 'citizen' ? 20 : 8)
  })

  test('never change anything: signing out, deciding, deleting are posted', () => {
    const links = seen.flatMap((page) => page.links.map((link) => `${page.url} → ${link}`))
    expect(links.filter((link) => /→ .*(deconnexion|prendre-en-charge|relacher)$/.test(link))).toEqual([])
  })

  test('have a name, and say when they leave the site', () => {
    const faults = seen.flatMap(({ url, document }) =>
      [...document.querySelectorAll('a')].flatMap((link) => {
        const name = `${link.textContent ?? ''}${link.getAttribute('aria-label') ?? ''}`.trim()
        if (name === '') return [`${url}: a link to ${link.getAttribute('href')} without a name`]
        if (link.hasAttribute('target')) return [`${url}: «${name}» opens elsewhere`]
        return /^(ici|cliquez ici|en savoir plus|lire la suite)$/i.test(name) ? [`${url}: «${name}» says nothing`] : []
      }),
    )
    expect(faults).toEqual([])
  })

  test('every page that can be read is reached by somebody’s links, or is known to be hidden', () => {
    const reached = new Set([...crawls.values()].flatMap((walked) => [...walked.answered.keys()].map(shapeOf)))
    const hidden = pages.filter((page) => page.get && !reached.has(page.url)).map((page) => page.url)
    expect(hidden.filter((url) => !NO_LINK.some((known) => url.startsWith(known)))).toEqual([])
  })
})

/** Reached by a form, a letter, somebody who builds pages, or from a request in a state that the demo does not show. */
const NO_LINK = [
  // Shown to whoever accepted older conditions.
  '/cgu/nouvelle-version',
  // Shown beyond five things to do.
  '/accueil/a-faire',
  // Linked once an export is ready.
  '/profil/mes-donnees/export/telechargement',
  // Found by the child's name.
  '/agent/agenda/:enfant',
  '/_composants',
  '/activation/',
  '/actualites/abonnement/',
  '/actualites/desabonnement/',
  // Of a draft: the demo's news are all out.
  '/agent/actualites/:actualite/apercu',
  '/agent/connexion/code',
  '/agent/connexion/second-facteur',
  '/agent/demandes/:numero/repondre',
  '/agent/demandes/nouvelle/commencer',
  '/agent/invitation/',
  // Once a setting was changed.
  '/agent/parametres/historique.csv',
  // Found by the family's name.
  '/agent/familles/:famille',
  '/agent/messages/familles/:famille',
  '/agent/paniers-repas/:enfant',
  // A page of a proof exists once one was sent.
  '/agent/identites/:correction/pages/',
  '/agent/justificatifs/:piece',
  // Once a paper was decided.
  '/agent/justificatifs/terminer',
  // Where the forms of a conversation are posted.
  '/agent/messages/:id/',
  // An agent on trial has no second factor to be asked about.
  '/agent/second-facteur/',
  '/agenda/enregistrement',
  '/agenda/reservations-groupees/:numero',
  '/agenda/reservations-groupees/enregistrement',
  '/agenda/verification',
  '/agent/quotients/:quotient',
  '/paiements/quotient/:quotient/',
  '/agent/tarifs/:tarif/modifier',
  '/connexion/code',
  '/demandes/:numero/abandonner-les-modifications',
  '/demandes/:numero/completer',
  '/echanges/justificatifs/:piece/',
  // Nothing is joined to the demo's conversations.
  '/echanges/:id/pieces/',
  '/contact/',
  '/demarches/:demarche/sans-compte/a-confirmer',
  '/demandes/:numero/confirmation',
  '/demandes/:numero/retirer',
  '/demandes/:numero/verification',
  '/demo/banque/',
  '/inscription/:cle',
  '/mot-de-passe/',
  '/oubli/envoye',
  '/paiements/recharger/:id',
  '/paiements/retour/:id',
  '/reprise',
  '/profil/second-facteur/',
  '/verification/',
]

const faultsOn = async (check: (document: Document, html: string) => string[] | Promise<string[]>): Promise<string[]> => {
  const byFault = new Map<string, string>()
  for (const { url, document, reply, persona } of seen) {
    for (const fault of await check(document, reply.html)) {
      const alike = fault.replaceAll(/\d+/g, '0')
      if (!byFault.has(alike)) byFault.set(alike, `${url} (${persona.name}): ${fault}`)
    }
  }
  return [...byFault.values()]
}

describe('HTML', () => {
  test('is valid', { timeout: 60_000 }, async () => {
    expect(await faultsOn((_, html) => faultsOfHtml(html))).toEqual([])
  })

  test('has nothing inline, and loads nothing from elsewhere', async () => {
    expect(await faultsOn(faultsOfPolicy)).toEqual([])
  })

  test('has one h1 and skips no level', async () => {
    expect(await faultsOn(faultsOfHeadings)).toEqual([])
  })

  test('has unique ids, and finds what it refers to', async () => {
    expect(await faultsOn(faultsOfIds)).toEqual([])
  })

  test('is in French', async () => {
    expect(await faultsOn((document) => (document.documentElement.lang === 'fr' ? [] : ['not in French']))).toEqual([])
  })

  test('follows French typography', async () => {
    expect(await faultsOn(faultsOfTypography)).toEqual([])
  })
})

/** One page at two addresses: it keeps its title. */
const SAME_PAGE = [
  ['/inscription', '/inscription/:cle/modifier'],
  ['/inscription/:cle/messagerie', '/activation/:jeton/nouveau-lien'],
  ['/inscription/:cle/messagerie', '/oubli/envoye'],
] as const

describe('titles', () => {
  const titled = seen.filter(({ reply }) => reply.status === 200)

  test('tell pages and steps apart', () => {
    // A step is a page of its own; numbers and months are not.
    const where = (url: string) => {
      const step = /\/(etape|demarches)\/([\w-]+)$/.exec(url.split('?')[0]!)
      return `${shapeOf(url)}${step ? ` ${step[2]}` : ''}`
    }
    const places = new Map<string, Set<string>>()
    for (const { document, url } of titled) {
      places.set(document.title, (places.get(document.title) ?? new Set()).add(where(url)))
    }
    for (const same of SAME_PAGE)
      for (const set of places.values()) if (same.every((place) => set.has(place))) set.delete(same[1]!)
    const shared = [...places].filter(([, set]) => set.size > 1).map(([title, set]) => `${title}: ${[...set].join(', ')}`)
    expect(shared).toEqual([])
  })

  test('name the page, then the site', () => {
    for (const { document } of titled) expect(document.title).toMatch(/^.+ – Espace citoyen d’Isques$/)
  })

  test('name nobody', async () => {
    const { db } = site.towns.bySlug('isques')
    const people = await db.selectFrom('person').select(['first_name', 'birth_name', 'usual_name']).execute()
    const agents = await db.selectFrom('agent').select(['first_name', 'last_name']).execute()
    const names = [...people, ...agents].flatMap((row) => Object.values(row)).filter((name) => name !== null)
    const told = new RegExp(`(?<!\\p{L})(${[...new Set(names)].join('|')})(?!\\p{L})`, 'iu')
    // A school may be called as somebody is.
    const places = (await db.selectFrom('place').select('name').execute()).map(({ name }) => name)
    const titles = seen.map(({ document }) => places.reduce((title, name) => title.replace(name, 'lieu'), document.title))
    expect(titles.filter((title) => told.test(title))).toEqual([])
  })
})

describe('forms', () => {
  test('never get what changes something', () => {
    const faults = seen.flatMap(({ url, document }) =>
      [...document.querySelectorAll('form:not([method=post])')].flatMap((form) =>
        form.getAttribute('method') === 'get' && !form.querySelector('input[name=cle]')
          ? []
          : [`${url}: ${form.outerHTML.slice(0, 80)}`],
      ),
    )
    expect(faults).toEqual([])
  })

  test('have a label for each field and a name for each button', () => {
    const faults = seen.flatMap(({ url, document }) =>
      [...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea, button')].flatMap((field) => {
        const name =
          field.localName === 'button'
            ? field.textContent
            : [...(field.labels ?? [])].map((label) => label.textContent).join('') || field.getAttribute('aria-label')
        return (name ?? '').trim() === '' ? [`${url}: ${field.outerHTML.slice(0, 80)}`] : []
      }),
    )
    expect(faults).toEqual([])
  })

  test.each(WALKERS)(
    'of $name, posted empty, say what is missing and keep what was typed',
    { timeout: 60_000 },
    async (persona) => {
      const faults: string[] = []
      const session = sessions.get(persona)!
      const all = seen.filter((page) => page.persona === persona).flatMap(({ document, url }) => formsOf(document, url))
      const key = ({ action, form }: Shown) =>
        `${shapeOf(action)}${new URL(action, ORIGIN).searchParams.has('personne') ? '?' : ''} ${[...form.elements]
          .map((e) => (e as HTMLInputElement).name)
          .filter((n, i, list) => list.indexOf(n) === i)
          .slice(0, 12)
          .join()}`
      const ends = ({ action }: Shown) => Number(/deconnexion|supprimer|retirer|annuler/.test(action))
      const distinct = [...new Map(all.map((shown) => [key(shown), shown])).values()].toSorted((a, b) => ends(a) - ends(b))
      expect(distinct.length).toBeGreaterThan(persona.kind === 'agent' ? 0 : 3)
      for (const { action, url, form } of distinct) {
        const name = `${url} → ${action}`
        const path = new URL(action, ORIGIN + url)
        const target = path.pathname + path.search
        const empty = await session.post(target, bodyOf(form, ''))
        if (![200, 303, 409, 422].includes(empty.status)) {
          faults.push(`${name}: ${empty.status}`)
          continue
        }
        if (empty.status !== 422 || shapeOf(action) === '/_composants') continue
        const document = documentOf(empty, target)
        faults.push(...faultsOfNo(empty, document).map((fault) => `${name}: ${fault}`))
        faults.push(...(await faultsOfHtml(empty.html)).map((fault) => `${name}, 422: ${fault}`))
        faults.push(
          ...[
            ...faultsOfIds(document),
            ...faultsOfHeadings(document),
            ...faultsOfTypography(document),
            ...faultsOfPolicy(document),
          ].map((fault) => `${name}, 422: ${fault}`),
        )
        const typed = 'Garde <b>moi</b> & "ça"'
        const again = await session.post(target, bodyOf(form, typed))
        if (again.status !== 422) continue
        const kept = documentOf(again, target)
        for (const field of [...form.elements].filter(isTyped)) {
          if (field.name === HONEYPOT) continue
          const after = kept.querySelector<HTMLInputElement>(`main [name="${field.name}"]`)
          const expected = field.type === 'password' ? '' : typed
          if (after && after.value !== expected)
            faults.push(`${name}: ${field.name} says «${after.value}» instead of «${expected}»`)
        }
      }
      expect(faults).toEqual([])
    },
  )
})
