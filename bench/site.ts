import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { DEMO_PASSWORD } from '../db/demo/password.ts'

/** What a browser asks for. */
const BROWSER = { accept: 'text/html', 'accept-encoding': 'br' }

export type Weighed = { readonly status: number; readonly location: string; readonly wire: number; readonly text: string }

/** One GET as a browser does it: `wire` counts the body's bytes as they travel. Redirects are not followed. */
export const weigh = (url: string, cookie = ''): Promise<Weighed> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { ...BROWSER, ...(cookie && { cookie }) } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          wire: body.length,
          text: plain.toString('utf8'),
        })
      })
    })
      .on('error', reject)
      .end()
  })

/** Signs a demo parent in. @returns the cookie header. */
export const signIn = async (origin: string, login: string): Promise<string> => {
  const response = await fetch(`${origin}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ identifiant: login, mot_de_passe: DEMO_PASSWORD }),
  })
  const session = response.headers.getSetCookie().find((cookie) => cookie.startsWith('liane='))
  if (response.status !== 303 || !session) throw new Error(`${login} could not sign in: ${response.status}`)
  return session.split(';')[0]!
}

const attributes = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((found) => found[1]!)

/** The sheets, scripts and pictures that a page asks for at once. */
export const partsOf = (html: string) => ({
  sheets: attributes(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g),
  scripts: attributes(html, /<script[^>]*src="([^"]+)"/g),
  pictures: [...new Set(attributes(html, /<(?:img[^>]*src|use[^>]*href)="([^"#]+)/g))],
  icons: attributes(html, /<link[^>]*rel="icon"[^>]*href="([^"]+)"/g),
})
