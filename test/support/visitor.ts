import { getAllByRole, getByRole, queryAllByRole, within } from '@testing-library/dom'
import type { FastifyInstance } from 'fastify'
import { JSDOM } from 'jsdom'
import { expect } from 'vitest'

type Role = Parameters<typeof getByRole>[1]
type Name = string | RegExp

/**
 * Somebody in front of the site without JavaScript: opens pages, fills the form that was rendered by its accessible
 * names, submits it, follows redirects, and notices what every page must have (one h1, a title, linked errors).
 * It cannot post a field that the page did not render.
 */
export class Visitor {
  status = 0
  url = '/'
  html = ''
  headers: Readonly<Record<string, string | string[] | number | undefined>> = {}
  readonly #app: FastifyInstance
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  readonly #files = new Map<HTMLInputElement, readonly { readonly name: string; readonly bytes: Uint8Array }[]>()
  #dom = new JSDOM('')

  constructor(app: FastifyInstance, origin: string) {
    this.#app = app
    this.#origin = origin
  }

  get document(): Document {
    return this.#dom.window.document
  }

  get main(): HTMLElement {
    return getByRole(this.document.body, 'main')
  }

  get title(): string {
    return this.document.title
  }

  get heading(): string {
    return (this.document.querySelector('h1')?.textContent ?? '').trim()
  }

  /** What the page says, white space folded (no-break spaces become spaces). */
  get text(): string {
    return (this.document.body.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ')
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  /** Opens an address and follows redirects (at most five). */
  async open(url: string): Promise<this> {
    await this.#request('GET', url)
    return this
  }

  /** Follows the link of that name. */
  async follow(name: Name, where: HTMLElement = this.document.body): Promise<this> {
    const link = getByRole(where, 'link', { name }) as HTMLAnchorElement
    return this.open(link.getAttribute('href')!)
  }

  field(role: Role, name: Name): HTMLElement {
    return getByRole(this.main, role, { name })
  }

  /** Types into the text box (or text area) of that label. */
  type(label: Name, text: string, where: HTMLElement = this.main): this {
    const found = [...where.querySelectorAll('input, textarea')].filter((input) =>
      matches(labelOf(input), label),
    ) as HTMLInputElement[]
    expect(found.map(labelOf), `one field labelled ${label} on ${this.url}`).toHaveLength(1)
    found[0]!.value = text
    return this
  }

  /** Types day, month and year in the date group of that name. */
  date(group: Name, day: string, month: string, year: string): this {
    const fieldset = getByRole(this.main, 'group', { name: group })
    this.type(/^Jour/, day, fieldset)
    this.type(/^Mois/, month, fieldset)
    return this.type(/^Année/, year, fieldset)
  }

  tick(name: Name, ticked = true): this {
    ;(getByRole(this.main, 'checkbox', { name }) as HTMLInputElement).checked = ticked
    return this
  }

  pick(name: Name, where: HTMLElement = this.main): this {
    ;(getByRole(where, 'radio', { name }) as HTMLInputElement).checked = true
    return this
  }

  /** Chooses in a list by the option's visible text. */
  choose(label: Name, option: Name): this {
    const select = getByRole(this.main, 'combobox', { name: label }) as HTMLSelectElement
    const wanted = within(select).getByRole('option', { name: option }) as HTMLOptionElement
    select.value = wanted.value
    return this
  }

  group(name: Name): HTMLElement {
    return getByRole(this.main, 'group', { name })
  }

  has(role: Role, name: Name): boolean {
    return queryAllByRole(this.document.body, role, { name }).length > 0
  }

  /** Presses the button of that name: submits its form, with what is filled in now. */
  async press(name: Name, where: HTMLElement = this.document.body): Promise<this> {
    const button = getAllByRole(where, 'button', { name })[0] as HTMLButtonElement
    const form = button.form
    if (!form) throw new Error(`button ${name} submits no form`)
    const fields = new this.#dom.window.FormData(form)
    if (button.name) fields.append(button.name, button.value)
    // A browser sends every line break as CRLF (HTML, «constructing the entry list»), hidden fields included.
    const query = new URLSearchParams(
      [...fields.entries()].map(([key, value]) => [key, String(value).replace(/\r\n?|\n/g, '\r\n')]),
    )
    const action = button.getAttribute('formaction') ?? form.getAttribute('action') ?? this.url
    if (form.enctype === 'multipart/form-data') await this.#send(action, [...query.entries()], form)
    else if (form.method === 'post') await this.#request('POST', action, query.toString())
    else await this.#request('GET', `${action.split('?')[0]}?${query}`)
    return this
  }

  /** Chooses files in the field of that label, as from a disk; sent with the next press. */
  attach(label: Name, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): this {
    const input = [...this.main.querySelectorAll<HTMLInputElement>('input[type=file]')].find((field) =>
      matches((field.labels?.[0]?.textContent ?? '').replace(/\s*\*$/, '').trim(), label),
    )
    if (!input) throw new Error(`no field of files called ${label}`)
    if (!input.multiple && files.length > 1) throw new Error('this field takes one file')
    this.#files.set(input, files)
    return this
  }

  /** As a browser does: fields, then the chosen files, or an empty part where none was. */
  async #send(action: string, fields: readonly [string, string][], form: HTMLFormElement): Promise<void> {
    const boundary = '----liane-visitor'
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
    const named = fields.filter(([name]) => !inputs.some((input) => input.name === name))
    const parts = named.map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    )
    for (const input of inputs) {
      for (const { name, bytes } of this.#files.get(input) ?? [{ name: '', bytes: new Uint8Array() }]) {
        const head = `--${boundary}\r\nContent-Disposition: form-data; name="${input.name}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
        parts.push(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n')]))
      }
    }
    parts.push(Buffer.from(`--${boundary}--\r\n`))
    await this.#request('POST', action, Buffer.concat(parts), { 'content-type': `multipart/form-data; boundary=${boundary}` })
  }

  /** Posts what no page offered, as an attacker would; the only way around the rendered form. */
  async forge(
    url: string,
    fields: Record<string, string> | [string, string][],
    headers: Record<string, string> = {},
  ): Promise<this> {
    await this.#request('POST', url, new URLSearchParams(fields).toString(), headers)
    return this
  }

  /** Signs in through the page, as a person does. */
  async signIn(login: string, password: string, gate = '/connexion'): Promise<this> {
    await this.open(gate)
    this.type(/^Identifiant/, login).type(/^Mot de passe/, password)
    return this.press(/^Me connecter/, this.main)
  }

  async #request(
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<void> {
    for (let hops = 0; hops < 6; hops++) {
      const target = new URL(url, new URL(this.url, this.#origin))
      const path = target.pathname + target.search
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await this.#app.inject({
        method,
        url: path,
        headers: {
          host: new URL(this.#origin).host,
          ...(cookie ? { cookie } : {}),
          ...(method === 'POST'
            ? {
                'content-type': 'application/x-www-form-urlencoded',
                origin: this.#origin,
                'sec-fetch-site': 'same-origin',
                referer: this.#origin + this.url,
              }
            : {}),
          ...headers,
        },
        ...(method === 'POST' ? { payload: payload ?? '' } : {}),
      })
      for (const { name, value, maxAge, expires } of response.cookies as {
        name: string
        value: string
        maxAge?: number
        expires?: Date
      }[]) {
        if (value === '' || maxAge === 0 || (expires && expires.getTime() <= 0)) this.#cookies.delete(name)
        else this.#cookies.set(name, value)
      }
      this.url = path
      this.status = response.statusCode
      this.headers = response.headers
      this.html = response.body
      const { location } = response.headers
      if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === 'string') {
        method = 'GET'
        payload = undefined
        url = location
        continue
      }
      this.#dom = new JSDOM(String(response.headers['content-type']).includes('html') ? response.body : '', {
        url: this.#origin + path,
      })
      if (String(response.headers['content-type']).includes('html')) this.#notice()
      return
    }
    throw new Error(`redirected without end at ${url}`)
  }

  /** What every page must have, whatever it is about. */
  #notice(): void {
    const { document } = this
    expect(document.querySelectorAll('h1'), `one h1 on ${this.url}`).toHaveLength(1)
    expect(document.documentElement.lang).toBe('fr')
    expect(document.title, `a title on ${this.url}`).not.toBe('')
    if (this.status === 422) {
      const summary = getByRole(document.body, 'alert')
      expect(document.title, 'the title says that something is wrong').toMatch(/^Erreur\s:/)
      for (const link of within(summary).getAllByRole('link')) {
        const target = document.getElementById(link.getAttribute('href')!.slice(1))
        expect(target, `the summary links to a field of ${this.url}: ${link.textContent}`).not.toBeNull()
      }
    }
  }
}

const matches = (text: string, wanted: Name): boolean => (typeof wanted === 'string' ? text === wanted : wanted.test(text))

/** The label of a text field, as a person reads it, without the asterisk. */
const labelOf = (input: Element): string => {
  if (!['text', 'email', 'tel', 'password', 'date', 'textarea', undefined].includes((input as HTMLInputElement).type)) return ''
  const label = (input as HTMLInputElement).labels?.[0]
  return (label?.textContent ?? '').replace(/\s*\*$/, '').trim()
}
