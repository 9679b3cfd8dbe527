// A process of its own, without rights nor secrets, that opens what strangers send: one file on stdin, its pages as JPEG
// on stdout. Its parent ends it when it takes too long or too much memory.
import { buffer } from 'node:stream/consumers'
import { inflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp, { type Sharp } from 'sharp'
import type { FileFault } from './faults.ts'
import type { FileKind } from './kinds.ts'
import { LIMITS } from './limits.ts'

// The readers chat on the console, which is the way our answer takes: they are not heard.
for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) console[way] = () => {}

class Refused extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}

/** A header line, then the page's bytes if any. */
const say = (header: object, bytes: Buffer = Buffer.alloc(0)): Promise<void> =>
  new Promise((resolve, reject) => {
    const line = Buffer.from(`${JSON.stringify({ ...header, bytes: bytes.length })}\n`)
    process.stdout.write(Buffer.concat([line, bytes]), (error) => (error ? reject(error) : resolve()))
  })

// Only these readers: an SVG, a TIFF or a GIF under another name stays closed.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

const checkSize = (width: number, height: number): void => {
  if (width < 1 || height < 1) throw new Refused('malformed')
  if (Math.max(width, height) > LIMITS.side || width * height > LIMITS.pixels) throw new Refused('too-many-pixels')
}

/** As we keep it: upright, no larger than a screen needs, without place, date nor camera. */
const sayPage = async (picture: Sharp): Promise<void> => {
  const { data, info } = await picture
    .resize({ width: LIMITS.pageSide, height: LIMITS.pageSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  await say({ width: info.width, height: info.height }, data)
}

const picturePage = async (bytes: Buffer): Promise<void> => {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
  checkSize(width, height)
  await sayPage(sharp(bytes, { limitInputPixels: LIMITS.pixels, failOn: 'error' }).autoOrient())
}

type HeifImage = {
  get_width(): number
  get_height(): number
  display(into: { data: Uint8ClampedArray; width: number; height: number }, done: (shown: unknown) => void): void
}

const heicPage = async (bytes: Buffer): Promise<void> => {
  const { default: libheif } = (await import('libheif-js/wasm-bundle.js' as string)) as {
    default: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } }
  }
  const image = new libheif.HeifDecoder().decode(bytes)[0]
  if (!image) throw new Refused('malformed')
  const [width, height] = [image.get_width(), image.get_height()]
  checkSize(width, height)
  const pixels = { data: new Uint8ClampedArray(width * height * 4), width, height }
  const shown = await new Promise((resolve) => image.display(pixels, resolve))
  if (!shown) throw new Refused('malformed')
  await sayPage(sharp(pixels.data, { raw: { width, height, channels: 4 } }))
}

/** Names that make a PDF do something, or carry something else. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Rendition|Movie|Sound|3D)(?![A-Za-z0-9])/
/** Bytes that the object streams of a document may unfold to. */
const UNFOLDED = 16_777_216

const plainNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The objects of a PDF as text: its streams left out, its object streams unfolded. */
const objectsOf = (raw: string, bytes: Buffer): string => {
  let left = UNFOLDED
  const parts: string[] = []
  let from = 0
  for (const { index, 0: mark } of raw.matchAll(/stream\r?\n/g)) {
    if (index < from || raw.slice(index - 3, index) === 'end') continue
    const start = index + mark.length
    const end = raw.indexOf('endstream', start)
    const before = raw.slice(from, index)
    parts.push(before)
    from = end < 0 ? raw.length : end
    if (!/\/ObjStm\b/.test(plainNames(before.slice(-2000)))) continue
    try {
      const unfolded = inflateSync(bytes.subarray(start, end < 0 ? undefined : end), { maxOutputLength: left })
      left -= unfolded.length
      parts.push(unfolded.toString('latin1'))
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Refused('too-heavy')
      // Not deflated, or encrypted: the reader below is asked instead.
    }
  }
  parts.push(raw.slice(from))
  return plainNames(parts.join('\n'))
}

const checkPdf = (bytes: Buffer): void => {
  const raw = bytes.toString('latin1')
  const end = raw.lastIndexOf('%%EOF')
  if (end < 0) throw new Refused('malformed')
  const after = raw.slice(end + 5).replace(/[\s\0]+/g, '')
  if (after.length > 1024 || after.includes('PK\x05\x06')) throw new Refused('mixed')
  const zip = raw.lastIndexOf('PK\x05\x06')
  if (zip >= 0 && zip + 22 <= bytes.length && zip + 22 + bytes.readUInt16LE(zip + 20) === bytes.length) throw new Refused('mixed')
  if (ACTIVE.test(objectsOf(raw, bytes))) throw new Refused('active')
}

type Inside = { module: Record<string, (pointer: number) => number>; documentIdx: number }

const pdfPages = async (bytes: Buffer): Promise<void> => {
  checkPdf(bytes)
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes).catch((error: Error) => {
    throw new Refused(/password/i.test(error.message) ? 'locked' : 'malformed')
  })
  const { module } = library as unknown as Inside
  const { documentIdx } = document as unknown as Inside
  if (module._FPDFDoc_GetJavaScriptActionCount!(documentIdx) > 0 || module._FPDFDoc_GetAttachmentCount!(documentIdx) > 0)
    throw new Refused('active')
  const count = document.getPageCount()
  if (count < 1) throw new Refused('no-page')
  if (count > LIMITS.pages) throw new Refused('too-many-pages')
  for (const page of document.pages()) {
    const { originalWidth, originalHeight } = page.getOriginalSize()
    if (!(originalWidth > 0 && originalHeight > 0)) throw new Refused('malformed')
    if (Math.max(originalWidth, originalHeight) / Math.min(originalWidth, originalHeight) > 200)
      throw new Refused('too-many-pixels')
    const scale = Math.min(3, LIMITS.pageSide / Math.max(originalWidth, originalHeight))
    const { data, width, height } = await page.render({ scale, render: 'bitmap' })
    await sayPage(sharp(data, { raw: { width, height, channels: 4 } }))
  }
}

const prepare = async (kind: FileKind): Promise<void> => {
  const bytes = await buffer(process.stdin)
  if (kind === 'pdf') await pdfPages(bytes)
  else if (kind === 'heic') await heicPage(bytes)
  else await picturePage(bytes)
  await say({ done: true })
}

try {
  await prepare(process.argv[2] as FileKind)
} catch (error) {
  await say({ fault: error instanceof Refused ? error.fault : 'malformed', why: String(error).slice(0, 300) })
}
process.exit(0)
