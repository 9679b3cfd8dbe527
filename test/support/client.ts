/** Somebody at a distance: real HTTP, cookies kept, redirects not followed. For processes; pages are tested by `Visitor`. */
export class Client {
  readonly #url: string
  readonly #origin: string
  readonly #cookies: Map<string, string>

  /** @param url where to connect; `origin`: what a browser would say. */
  constructor(url: string, origin = url, cookies = new Map<string, string>()) {
    this.#url = url
    this.#origin = origin
    this.#cookies = cookies
  }

  /** The same browser, led to another process by a load balancer. */
  through(url: string): Client {
    return new Client(url, this.#origin, this.#cookies)
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.#url + path, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value)
    }
    return response
  }

  get(path: string): Promise<Response> {
    return this.#ask(path, {})
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: this.#origin } })
  }

  /** A form with files. */
  send(path: string, form: FormData): Promise<Response> {
    return this.#ask(path, { method: 'POST', body: form, headers: { origin: this.#origin } })
  }

  /** @throws Error when the gate does not open. */
  async signIn(login = 'hubert.mounier', password = 'Demo+Isques62'): Promise<this> {
    const answer = await this.post('/connexion', { identifiant: login, mot_de_passe: password })
    if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}: ${(await answer.text()).slice(0, 2_000)}`)
    return this
  }
}
