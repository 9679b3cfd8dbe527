import PDFDocument from 'pdfkit'
import sharp from 'sharp'

/** Words that a file holds and that must never be found on the disk. */
export const MARKER = 'MARQUE-DE-LIANE-EN-CLAIR'

/** A PDF of that many pages, as a scanner makes them. */
export const pdf = (pages = 1, words = MARKER): Promise<Buffer> =>
  new Promise((resolve) => {
    const document = new PDFDocument({ compress: false, info: { Title: words } })
    const pieces: Buffer[] = []
    document.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)))
    document.rect(50, 50, 200, 200).fill('red').fillColor('black').text(words, 100, 400)
    for (let i = 1; i < pages; i++) document.addPage().text(`${words} ${i}`)
    document.end()
  })

/** A photo, with what a camera says of itself. */
export const photo = (width = 800, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } })
    .jpeg()
    .withExif({ IFD0: { Copyright: MARKER }, IFD3: { GPSLatitude: '50/1 40/1 0/1' } })
    .toBuffer()

/** A photo of a telephone, 64 × 48 pixels of red (made with heif-enc). */
export const heic = (): Buffer =>
  Buffer.from(
    [
      'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAA',
      'EGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAHQACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5m',
      'ZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEM',
      'Af//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAA',
      'AAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGlt',
      'ZwACAAEAAQAAACVtZGF0AAAAGSgBrxOA+BDhp//7yKP/uDzw+/Yy/OikM+A=',
    ].join(''),
    'base64',
  )
