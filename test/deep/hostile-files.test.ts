import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { crc32, deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { BOUNDS, peaks } from '#platform/files/prepare.ts'
import { vaults } from '#platform/files/vault.ts'
import { heic, pdf, photo } from '#support/papers.ts'
import { PASSWORD } from '#support/personas.ts'
import { ORIGIN, testSite } from '#support/site.ts'

// What strangers may send: each is answered by its own sentence or by pages of ours, and nothing is left behind.
const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const me = await site.visitor().signIn('hubert.mounier', PASSWORD)
const { id } = await db.selectFrom('requirement').select('id').where('type_slug', '=', 'dt-polio').executeTakeFirstOrThrow()
const at = (page: string): string => `/echanges/justificatifs/${id}/${page}`

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

type Options = PDFKit.PDFDocumentOptions
const made = (options: Options, draw: (document: PDFKit.PDFDocument) => void): Promise<Buffer> =>
  new Promise((resolve) => {
    const document = new PDFDocument(options)
    const pieces: Buffer[] = []
    document.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)))
    draw(document)
    document.end()
  })

/** A PDF written by hand, object by object, with a table that says where each begins. */
const raw = (objects: readonly (string | Buffer)[], trailer = '/Root 1 0 R'): Buffer => {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0)
  for (const [i, object] of objects.entries()) {
    offsets.push(length())
    pieces.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n'))
  }
  const start = length()
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
const page = (more = '', box = '0 0 200 200') => `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] ${more} >>`
const catalog = (more = '') => `<< /Type /Catalog /Pages 2 0 R ${more} >>`
const stream = (dictionary: string, bytes: Buffer) =>
  Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')])
const simple = () => raw([catalog(), PAGES, page()])
const repeated = (text: string, bytes: number) => Buffer.alloc(bytes, text)

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
const png = (width: number, height: number, bytes: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    mark,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(bytes))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const picture = (kind: 'png' | 'webp' | 'tiff' | 'gif' | 'avif') =>
  sharp(Buffer.from(randomBytes(64 * 64 * 3)), { raw: { width: 64, height: 64, channels: 3 } })
    .toFormat(kind)
    .toBuffer()
const largeSides = async (): Promise<Buffer> => {
  const bytes = Buffer.from(await photo())
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(65_500, frame + 5)
  bytes.writeUInt16BE(65_500, frame + 7)
  return bytes
}
const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))
const zip = Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(200), Buffer.from('PK\x05\x06'), Buffer.alloc(18)])
const ftyp = (brand: string) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}`),
    Buffer.alloc(4),
    Buffer.from(`mif1${brand}`),
    randomBytes(4000),
  ])

const EMPTY = /est vide/
const SIZE = /moins de 10.Mo/
const FORMAT = /doit être au format/
const NAME = /ne correspond pas à son contenu/
const VIRUS = /contient un virus/
const BROKEN = /est abîmé/
const LOCKED = /mot de passe/
const ACTIVE = /programme ou un fichier joint/
const MIXED = /autre chose après la fin/
const LONG = /20.pages au plus/
const PIXELS = /est trop grande/
const HEAVY = /trop lourd à afficher/
const taken = (pages = 1) => new RegExp(`^${pages} pages?$`)
const either = (...these: RegExp[]) => new RegExp(these.map(({ source }) => source).join('|'))

type Case = readonly [what: string, name: string, bytes: () => Buffer | Promise<Buffer>, answer: RegExp]
const CASES: readonly Case[] = [
  ['nothing in a PDF', 'vide.pdf', () => Buffer.alloc(0), EMPTY],
  ['nothing in a photo', 'vide.jpg', () => Buffer.alloc(0), EMPTY],
  ['one byte', 'octet.pdf', () => Buffer.from('%'), FORMAT],
  ['zeros', 'zeros.png', () => Buffer.alloc(5000), FORMAT],
  ['noise', 'bruit.jpg', () => randomBytes(5000), FORMAT],
  ['one byte too many', 'lourd.pdf', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1_048_576)]), SIZE],
  ['a photo of 12 Mo', 'lourd.jpg', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(12 * 1_048_576)]), SIZE],
  ['text as PDF', 'texte.pdf', () => Buffer.from('Bonjour, voici mon document.'), FORMAT],
  ['HTML as PDF', 'page.pdf', () => Buffer.from('<!doctype html><script>alert(1)</script>'), FORMAT],
  ['HTML as photo', 'page.jpg', () => Buffer.from('<html><body onload=alert(1)>'), FORMAT],
  [
    'SVG as PNG',
    'dessin.png',
    () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    FORMAT,
  ],
  ['SVG', 'dessin.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), FORMAT],
  ['GIF', 'image.gif', () => picture('gif'), FORMAT],
  ['GIF as PNG', 'image.png', () => picture('gif'), FORMAT],
  ['TIFF as JPG', 'image.jpg', () => picture('tiff'), FORMAT],
  ['AVIF as HEIC', 'image.heic', () => picture('avif'), FORMAT],
  ['a film as HEIC', 'film.heic', () => ftyp('mp42'), FORMAT],
  ['ZIP as PDF', 'archive.pdf', () => zip, FORMAT],
  ['ZIP', 'archive.zip', () => zip, FORMAT],
  ['Windows program as PDF', 'programme.pdf', () => Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), FORMAT],
  ['Linux program as PNG', 'programme.png', () => Buffer.concat([Buffer.from('\x7fELF'), randomBytes(500)]), FORMAT],
  ['PostScript as PDF', 'impression.pdf', () => Buffer.from('%!PS-Adobe-3.0\nshowpage'), FORMAT],
  ['PDF as photo', 'scan.jpg', () => pdf(), NAME],
  ['photo as PDF', 'scan.pdf', () => photo(), NAME],
  ['PNG as JPG', 'image.jpg', () => picture('png'), NAME],
  ['JPG as PNG', 'image.png', () => photo(), NAME],
  ['WebP as JPG', 'image.jpg', () => picture('webp'), NAME],
  ['PDF without extension', 'document', () => pdf(), FORMAT],
  ['PDF called program', 'scan.pdf.exe', () => pdf(), FORMAT],
  ['EICAR', 'eicar.txt', () => Buffer.from(EICAR), VIRUS],
  ['EICAR as PDF', 'eicar.pdf', () => Buffer.from(EICAR), VIRUS],
  [
    'EICAR inside a PDF',
    'eicar.pdf',
    () => Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.from(EICAR), Buffer.from('\n')]),
    VIRUS,
  ],
  ['PDF after HTML', 'page.pdf', async () => Buffer.concat([Buffer.from('<html><!-- '), await pdf()]), FORMAT],
  ['PDF after a line', 'ligne.pdf', async () => Buffer.concat([Buffer.from('\n'), await pdf()]), FORMAT],
  ['half a PDF', 'moitie.pdf', async () => half(await pdf(3)), BROKEN],
  ['the first line of a PDF', 'debut.pdf', () => Buffer.from('%PDF-1.7\n'), BROKEN],
  [
    'PDF of noise',
    'bruit.pdf',
    () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3000), Buffer.from('\n%%EOF\n')]),
    BROKEN,
  ],
  ['PDF without objects', 'creux.pdf', () => Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n'), BROKEN],
  ['PDF with a password', 'secret.pdf', () => made({ userPassword: 'a', ownerPassword: 'b' }, (d) => d.text('x')), LOCKED],
  [
    'PDF that may not be printed',
    'protege.pdf',
    () => made({ ownerPassword: 'b', permissions: {} }, (d) => d.text('x')),
    taken(),
  ],
  [
    'JavaScript at opening',
    'js.pdf',
    () => raw([catalog('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), PAGES, page()]),
    ACTIVE,
  ],
  [
    'JavaScript in disguise',
    'js.pdf',
    () => raw([catalog('/OpenAction << /S /#4aava#53cript /#4AS (x) >>'), PAGES, page()]),
    ACTIVE,
  ],
  [
    'JavaScript in a packed object',
    'js.pdf',
    () => {
      const inside = Buffer.from('5 0 << /S /JavaScript /JS (app.alert(1)) >>')
      return raw([catalog(), PAGES, page(), stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(inside))])
    },
    ACTIVE,
  ],
  ['a program to launch', 'lance.pdf', () => raw([catalog('/OpenAction << /S /Launch /F (cmd.exe) >>'), PAGES, page()]), ACTIVE],
  ['a file inside', 'joint.pdf', () => made({}, (d) => void d.file(Buffer.from('MZ'), { name: 'a.exe' })), ACTIVE],
  ['an XFA form', 'xfa.pdf', () => raw([catalog('/AcroForm << /XFA [(x) 4 0 R] >>'), PAGES, page(), '<< >>']), ACTIVE],
  [
    'a form that posts',
    'poste.pdf',
    () => raw([catalog('/OpenAction << /S /SubmitForm /F (http://x.example) >>'), PAGES, page()]),
    ACTIVE,
  ],
  ['a link is harmless', 'lien.pdf', () => made({}, (d) => void d.text('x', { link: 'https://isques.example' })), taken()],
  ['20 pages', 'vingt.pdf', () => pdf(20), taken(20)],
  ['21 pages', 'vingt-et-une.pdf', () => pdf(21), LONG],
  ['2,000 pages', 'deux-mille.pdf', () => pdf(2000), LONG],
  ['no page', 'aucune.pdf', () => raw([catalog(), '<< /Type /Pages /Kids [] /Count 0 >>']), either(BROKEN, /aucune page/)],
  [
    'pages that hold themselves',
    'boucle.pdf',
    () => raw([catalog(), '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
    either(BROKEN, /aucune page/, taken()),
  ],
  ['a ribbon of a page', 'ruban.pdf', () => raw([catalog(), PAGES, page('', '0 0 14400 10')]), PIXELS],
  [
    'a page of a kilometre',
    'champ.pdf',
    () => raw([catalog(), PAGES, page('', '0 0 3000000 3000000')]),
    either(taken(), BROKEN, PIXELS),
  ],
  [
    'packed objects that unfold to 100 Mo',
    'bombe.pdf',
    () =>
      raw([
        catalog(),
        PAGES,
        page(),
        stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(repeated(' ', 100_000_000))),
      ]),
    HEAVY,
  ],
  [
    'a picture of 900 million pixels in a PDF',
    'bombe.pdf',
    () =>
      raw([
        catalog(),
        PAGES,
        page('/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>'),
        stream('', Buffer.from('q 200 0 0 200 0 0 cm /I Do Q')),
        stream(
          '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
          deflateSync(repeated('x', 300_000_000)),
        ),
      ]),
    either(HEAVY, BROKEN, taken()),
  ],
  [
    'drawing that never ends',
    'lent.pdf',
    () =>
      raw([
        catalog(),
        PAGES,
        page('/Contents 4 0 R'),
        stream('/Filter /FlateDecode', deflateSync(repeated('0 0 200 200 re f\n', 150_000_000))),
      ]),
    either(HEAVY, BROKEN, taken()),
  ],
  ['ZIP after a PDF', 'double.pdf', () => Buffer.concat([simple(), zip]), MIXED],
  ['HTML after a PDF', 'double.pdf', () => Buffer.concat([simple(), repeated('<script>', 4000)]), MIXED],
  ['a PDF by hand', 'simple.pdf', simple, taken()],
  ['PNG of 50,000 × 50,000', 'champ.png', () => png(50_000, 50_000, 100), PIXELS],
  ['PNG that unfolds to 800 million pixels', 'bombe.png', () => png(28_000, 28_000, 28_000 * 3501), PIXELS],
  ['PNG as a line', 'ligne.png', () => png(30_000, 1, 3751), PIXELS],
  ['half a PNG', 'moitie.png', async () => half(await picture('png')), BROKEN],
  ['PNG of one pixel', 'pixel.png', () => png(1, 1, 2), taken()],
  ['half a photo', 'moitie.jpg', async () => half(await photo()), BROKEN],
  ['photo of noise', 'bruit.jpg', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(3000)]), BROKEN],
  ['photo of 65,500 × 65,500', 'champ.jpg', largeSides, PIXELS],
  ['photo with a ZIP behind', 'double.jpg', async () => Buffer.concat([await photo(), zip]), taken()],
  ['photo with a place', 'lieu.jpg', () => photo(), taken()],
  ['half a WebP', 'moitie.webp', async () => half(await picture('webp')), either(BROKEN, FORMAT)],
  ['WebP', 'image.webp', () => picture('webp'), taken()],
  ['HEIC', 'telephone.heic', heic, taken()],
  ['HEIC called HEIF', 'telephone.HEIF', heic, taken()],
  ['half a HEIC', 'moitie.heic', () => half(heic()), BROKEN],
  ['HEIC as JPG', 'telephone.jpg', heic, NAME],
  ['HEIC of noise', 'bruit.heic', () => ftyp('heic'), BROKEN],
  ['a name that climbs', '../../../etc/passwd.pdf', () => pdf(), taken()],
  ['a name of 300 letters', `${'a'.repeat(296)}.pdf`, () => pdf(), taken()],
  ['a name written backwards', 'facture\u202efdp.pdf', () => pdf(), taken()],
  ['a name of pictures', '👩‍👧🦊.pdf', () => pdf(), taken()],
  ['capitals', 'SCAN.PDF', () => pdf(), taken()],
]

const onDisk = async (): Promise<string[]> => {
  const ids: string[] = []
  for await (const file of vaults.get()('isques').list()) ids.push(file.id)
  return ids.sort()
}
const rows = async () => (await db.selectFrom('stored_file').select('id').orderBy('id').execute()).map((row) => row.id)

test(`${CASES.length} files that somebody may send`, { timeout: 540_000 }, async () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60)
  const wrong: string[] = []
  let highest = 0
  for (const [what, name, bytes, answer] of CASES) {
    await me.open(at('fournir'))
    await me.attach(/Fichier/, [{ name, bytes: await bytes() }]).press('Continuer')
    let said = me.text
    if (me.status === 200) {
      await site.jobs.runAll()
      await me.open(at('verification'))
      const pages = me.main.querySelectorAll('img').length
      said = pages > 0 ? `${pages} page${pages > 1 ? 's' : ''}` : me.text
      if (pages > 0) await me.open(at('brouillon/pages/1'))
      if (pages > 0 && /Copyright|GPS|MARQUE|Exif/.test(me.html)) wrong.push(`${what}: something of it is left in our page`)
      await me.open(at('verification'))
      await me.press('Choisir un autre fichier')
    }
    if (!answer.test(said))
      wrong.push(`${what}: ${me.status} ${said.replace(/.*(Fichiers? choisi|Il y a)/s, '$1').slice(0, 200)}`)
    highest = Math.max(highest, process.memoryUsage().rss / 1_048_576)
  }
  console.info(
    `peak memory: ${Math.round(highest)} MB here (test included), ${Math.round(peaks.child)} MB in the process that opens`,
  )
  expect(wrong).toEqual([])
  // Watched every 50 ms: it may go a little beyond before it is ended.
  expect(peaks.child).toBeLessThan(BOUNDS.megabytes * 1.5)
  expect(await onDisk(), 'no file left behind').toEqual([])
  expect(await rows()).toEqual([])
})

test('the same file twice, 21 files, what is not a form, 4 GB announced, a connection cut: nothing is left', {
  timeout: 120_000,
}, async () => {
  const small = simple()
  const same = [{ name: 'deux.pdf', bytes: small }]
  for (const _ of [1, 2]) {
    await me.open(at('fournir'))
    await me.attach(/Fichier/, same).press('Continuer')
  }
  await site.jobs.runAll()
  await me.open(at('verification'))
  expect(me.main.querySelectorAll('img')).toHaveLength(2)
  await me.press('Choisir un autre fichier')
  await me.open(at('fournir'))
  await me
    .attach(
      /Fichier/,
      Array.from({ length: 21 }, (_, i) => ({ name: `p${i}.pdf`, bytes: small })),
    )
    .press('Continuer')
  expect([me.status, /trop de fichiers/.test(me.text)]).toEqual([422, true])
  await me.open(at('verification'))
  await me.press('Choisir un autre fichier')

  await site.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.app.server.address() as AddressInfo
  const cookie = [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = (headers: Record<string, string>, body: Buffer, cut: boolean): Promise<number> =>
    new Promise((resolve) => {
      const asked = httpRequest({
        port,
        method: 'POST',
        path: at('fournir'),
        headers: { host: new URL(ORIGIN).host, origin: ORIGIN, 'sec-fetch-site': 'same-origin', cookie, ...headers },
      })
      asked.on('response', (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      asked.on('error', () => resolve(0))
      asked.write(body)
      if (cut) setTimeout(() => asked.destroy(), 300)
      else if (!headers['content-length']) asked.end()
    })
  const type = { 'content-type': 'multipart/form-data; boundary=b' }
  const begun = Buffer.concat([
    Buffer.from('--b\r\nContent-Disposition: form-data; name="fichier"; filename="a.pdf"\r\n\r\n'),
    Buffer.alloc(300_000, '%PDF-1.7 '),
  ])
  expect(await ask({ ...type, 'content-length': String(4 * 1024 ** 3) }, begun, false), '4 GB announced').toBe(413)
  expect(await ask(type, begun, true), 'cut').toBe(0)
  expect(await ask({ ...type, 'content-length': '400000' }, begun, true), 'cut, its length announced').toBe(0)
  expect(await ask({ 'content-type': 'multipart/form-data' }, begun, false), 'no boundary').toBe(400)
  expect(await ask(type, Buffer.from('neither part nor end'), false), 'not a form').toBe(400)
  await sleep(500)
  expect(await onDisk()).toEqual([])
})
