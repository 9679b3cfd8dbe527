import { createCipheriv } from 'node:crypto'

/** A whole number from 0 to `below`, excluded. */
export type Pick = (below: number) => number

const CHUNK = 4_096

/** Numbers that nobody can foretell without the seed (AES-256 in counter mode), always the same for one seed of 32 bytes. */
export const pickFrom = (seed: Buffer): Pick => {
  const stream = createCipheriv('aes-256-ctr', seed, Buffer.alloc(16))
  let chunk = Buffer.alloc(0)
  let at = 0
  return (below) => {
    if (at >= chunk.length) {
      chunk = stream.update(Buffer.alloc(CHUNK))
      at = 0
    }
    const drawn = chunk.readUInt32LE(at)
    at += 4
    return Math.floor((drawn / 2 ** 32) * below)
  }
}
