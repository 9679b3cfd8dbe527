import { connect, type Socket } from 'node:net'

import { port } from '../../core/port.ts'

/** Where clamd listens (CLAMD_URL); null when the town has no antivirus. */
export const antivirus = port<string | null>('files.antivirus')

/** What the antivirus says of a file. */
export type Scan = { readonly clean: true } | { readonly clean: false; readonly name: string }

/** Neither yes nor no: the antivirus is away, slow, or says something else. The file stays in quarantine. */
export class ScanFailed extends Error {
  override name = 'ScanFailed'
}

/** clamd reads frames no longer than its own limits; this is far under. */
const FRAME = 65_536
const SILENCE_MS = 30_000

const opened = (url: string): Socket => {
  const { protocol, hostname, port, pathname } = new URL(url)
  return protocol === 'unix:' ? connect(pathname) : connect({ host: hostname, port: Number(port || 3310) })
}

const frame = (piece: Uint8Array): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  return Buffer.concat([length, piece])
}

/**
 * Sends the bytes to clamd (INSTREAM) and reads its verdict. Only «stream: OK» is clean. `url`: `tcp://host:3310` or
 * `unix:///run/clamav/clamd.ctl`. @throws ScanFailed
 */
export const scan = async (url: string, bytes: AsyncIterable<Uint8Array>, silenceMs = SILENCE_MS): Promise<Scan> => {
  const socket = opened(url)
  let said = ''
  const answer = new Promise<string>((resolve, reject) => {
    socket.setTimeout(silenceMs, () => socket.destroy(new Error('it says nothing')))
    socket.on('data', (piece: Buffer) => {
      said += piece.toString('latin1')
      if (said.includes('\0') || said.length > 4096) resolve(said)
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('it hung up')))
  })
  // Waited for below; meanwhile a refusal to connect must not end the process.
  answer.catch(() => {})
  const send = (data: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new Error('it hung up'))
      if (socket.write(data)) return resolve()
      const sent = () => {
        socket.off('close', gone)
        resolve()
      }
      const gone = () => {
        socket.off('drain', sent)
        reject(new Error('it hung up'))
      }
      socket.once('drain', sent)
      socket.once('close', gone)
    })
  try {
    await send(Buffer.from('zINSTREAM\0'))
    // It may answer before the end (size limit): what is left is not sent.
    for await (const piece of bytes) {
      if (said !== '') break
      for (let at = 0; at < piece.length; at += FRAME) await send(frame(piece.subarray(at, at + FRAME)))
    }
    if (said === '') await send(Buffer.alloc(4))
    const verdict = (await answer).split('\0')[0]!.trim()
    if (verdict === 'stream: OK') return { clean: true }
    const found = /^stream: (.{1,200}) FOUND$/.exec(verdict)
    if (found) return { clean: false, name: found[1]! }
    throw new Error(`it says «${verdict.slice(0, 200)}»`)
  } catch (error) {
    throw new ScanFailed(`antivirus ${url}: ${(error as Error).message}`)
  } finally {
    socket.destroy()
  }
}

/** What the town's antivirus says; null when it has none. @throws ScanFailed */
export const scanWithOurs = async (bytes: AsyncIterable<Uint8Array>): Promise<Scan | null> => {
  const url = antivirus.get()
  return url === null ? null : scan(url, bytes)
}
