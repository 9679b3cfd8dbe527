import { createServer, type Socket } from 'node:net'
import { afterAll } from 'vitest'

/** How the stand-in behaves: as clamd does, or as clamd does on a bad day. */
export type Mood = 'well' | 'silent' | 'hangs-up' | 'garbage' | 'size-limit' | 'half'

/** A server that speaks clamd's INSTREAM: «FOUND» for what holds the mark. */
export const clamd = async (mark = 'EICAR') => {
  let mood: Mood = 'well'
  const scanned: Buffer[] = []
  const answer = (socket: Socket, bytes: Buffer) => {
    scanned.push(bytes)
    socket.end(bytes.includes(mark) ? 'stream: Liane.Test FOUND\0' : 'stream: OK\0')
  }
  const server = createServer((socket) => {
    let held = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece: Buffer) => {
      held = Buffer.concat([held, piece])
      if (mood === 'silent') return
      if (mood === 'hangs-up') return socket.destroy()
      if (mood === 'garbage') return socket.end('HTTP/1.1 400 Bad Request\r\n\0')
      if (mood === 'size-limit') return socket.end('INSTREAM size limit exceeded. ERROR\0')
      const command = 'zINSTREAM\0'
      if (held.length < command.length) return
      if (held.subarray(0, command.length).toString() !== command) return socket.destroy()
      const content: Buffer[] = []
      for (let at = command.length; at + 4 <= held.length; ) {
        const length = held.readUInt32BE(at)
        if (length === 0) return mood === 'half' ? socket.end('stream: O') : answer(socket, Buffer.concat(content))
        content.push(held.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  const { port } = server.address() as { port: number }
  return {
    url: `tcp://127.0.0.1:${port}`,
    scanned,
    feel: (next: Mood) => {
      mood = next
    },
  }
}
