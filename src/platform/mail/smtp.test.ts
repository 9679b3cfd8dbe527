import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mail, smtpMailer } from './mail.ts'

type Received = { readonly to: readonly string[]; readonly from: string; readonly source: string }
const received: Received[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      received.push({
        to: rcptTo.map((to) => to.address),
        from: mailFrom ? mailFrom.address : '',
        source: Buffer.concat(chunks).toString('utf8'),
      })
      done()
    })
  },
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const FROM = 'Portail citoyen d’Isques <ne-pas-repondre@isques.example>'
const send = async (mail: Partial<Mail>): Promise<Received> => {
  const whole = {
    from: FROM,
    to: 'a@example.org',
    subject: 'Votre demande',
    text: 'Bonjour',
    html: '<p>Bonjour</p>',
    messageId: '<1@isques.example>',
    ...mail,
  }
  await smtpMailer(url, FROM).deliver(whole)
  return received.at(-1)!
}

/** Headers unfolded, RFC 2047 words decoded. */
const header = (source: string, name: string): string => {
  const line = new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(source)?.[1] ?? ''
  const unfolded = line.replace(/\?=\s+=\?/g, '?==?').replace(/\r\n[ \t]/g, ' ')
  const words = unfolded.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('latin1')
      : text
          .replace(/_/g, ' ')
          .replace(/=([0-9A-F]{2})/gi, (_hex, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
  return Buffer.from(words, 'latin1').toString('utf8')
}
/** Decoded text and HTML parts. */
const parts = (source: string): string[] =>
  [...source.matchAll(/Content-Type: text\/(?:plain|html).*?\r\n\r\n(.*?)\r\n--/gis)].map(([part, body]) => {
    if (/Content-Transfer-Encoding: base64/i.test(part)) return Buffer.from(body!, 'base64').toString('utf8')
    const bytes = body!
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_hex, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    return Buffer.from(bytes, 'latin1').toString('utf8')
  })

test.each(["O'Neill <b>", 'Ñandú-Œuvré', '🎒 famille', 'é'.repeat(200), 'Ligne\nBcc: autre@example.org'])(
  '«%s» arrives as it was written',
  async (name) => {
    const { source, to } = await send({ subject: `Demande de ${name}`, text: `Bonjour ${name},\n.\nfin`, html: `<p>${name}</p>` })
    expect(to).toEqual(['a@example.org'])
    expect(header(source, 'Subject')).toBe(`Demande de ${name.replace('\n', ' ')}`)
    expect(parts(source).map((part) => part.replaceAll('\r\n', '\n').trimEnd())).toEqual([
      `Bonjour ${name},\n.\nfin`,
      `<p>${name}</p>`,
    ])
  },
)

test('text and HTML, from the town, marked as automatic', async () => {
  const { source, from } = await send({})
  expect(from).toBe('ne-pas-repondre@isques.example')
  expect(header(source, 'From')).toBe(FROM)
  expect(header(source, 'Auto-Submitted')).toBe('auto-generated')
  expect(header(source, 'Content-Type')).toContain('multipart/alternative')
})

test('one recipient, whatever the address tries', async () => {
  const tried = send({ to: 'a@example.org, b@example.org' })
  const outcome = await tried.then(
    ({ to }) => to,
    () => [],
  )
  expect(outcome).not.toContain('b@example.org')
})

test('a server that is away is an error, for the job to try again', async () => {
  await expect(
    smtpMailer('smtp://127.0.0.1:1', FROM).deliver({
      from: FROM,
      to: 'a@example.org',
      subject: '',
      text: '',
      html: '',
      messageId: '<1@x>',
    }),
  ).rejects.toThrow('ECONNREFUSED')
})
