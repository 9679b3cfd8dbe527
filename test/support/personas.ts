import { expect } from 'vitest'
import { ORIGIN, type Site } from './site.ts'

/** Somebody of the demo, as product and roles know them. */
export type Persona = {
  readonly name: string
  readonly kind: 'visitor' | 'citizen' | 'agent'
  readonly login: string | null
  /** As app/roles.ts calls them. */
  readonly roles: readonly string[]
}

export const PASSWORD = 'Demo+Isques62'

const citizen = (name: string, login: string): Persona => ({ name, kind: 'citizen', login, roles: ['citizen'] })
const agent = (login: string, role: string): Persona => ({ name: login, kind: 'agent', login, roles: [role] })

export const visitor: Persona = { name: 'visitor', kind: 'visitor', login: null, roles: [] }
export const hubert = citizen('Hubert', 'hubert.mounier')
export const pascal = citizen('Pascal', 'pascal.dupin')

/** One agent per role. */
const agents: readonly Persona[] = [
  agent('agent.accueil', 'accueil'),
  agent('agent.scolarite', 'scolarite'),
  agent('agent.cantine', 'cantine'),
  agent('agent.garderie', 'garderie'),
  agent('agent.regie', 'regisseur'),
  agent('agent.communication', 'communication'),
  agent('agent.lecture', 'lecture'),
  agent('admin.isques', 'administrateur'),
]

export const personas: readonly Persona[] = [visitor, hubert, pascal, ...agents]

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly html: string
  readonly location: string | null
}

/** A persona's requests, one by one: no redirect is followed, nothing is remembered but the session. */
export type Session = {
  readonly persona: Persona
  readonly token: string | null
  readonly get: (url: string) => Promise<Reply>
  readonly post: (
    url: string,
    fields?: readonly (readonly [string, string])[],
    headers?: Record<string, string>,
  ) => Promise<Reply>
}

/** Signs the persona in (the visitor stays out) and answers what it is answered. */
export const sessionOf = async (site: Site, persona: Persona): Promise<Session> => {
  let token: string | null = null
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string, headers: Record<string, string> = {}) => {
    const response = await site.app.inject({
      method,
      url: url.split('#')[0]!,
      headers: {
        host: new URL(ORIGIN).host,
        ...(token ? { cookie: `liane=${token}` } : {}),
        ...(method === 'POST'
          ? { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
          : {}),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    return {
      status: response.statusCode,
      headers: response.headers,
      html: String(response.headers['content-type'] ?? '').includes('html') ? response.body : '',
      location: (response.headers.location as string | undefined) ?? null,
      cookies: response.cookies as { name: string; value: string }[],
    }
  }
  const session = {
    persona,
    get: (url: string) => ask('GET', url),
    post: (url: string, fields: readonly (readonly [string, string])[] = [], headers: Record<string, string> = {}) =>
      ask('POST', url, new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(), headers),
  }
  if (persona.login !== null) {
    const gate = persona.kind === 'agent' ? '/agent/connexion' : '/connexion'
    const { status, cookies } = await session.post(gate, [
      ['identifiant', persona.login],
      ['mot_de_passe', PASSWORD],
    ])
    expect(status, `${persona.name} signs in`).toBe(303)
    token = cookies.find((cookie) => cookie.name === 'liane')!.value
  }
  return { ...session, token }
}
