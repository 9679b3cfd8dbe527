import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clamd, type Mood } from '#support/clamd.ts'
import { scratchFolder } from '#support/scratch.ts'
import { keysFrom } from '../keys.ts'
import { ScanFailed, scan } from './clamd.ts'
import { cleanName, kindOfContent, kindOfName } from './kinds.ts'
import { pace } from './pace.ts'
import { openVault, openVaults, readAll } from './vault.ts'

async function* pieces(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('the vault', () => {
  const folder = scratchFolder()
  const vault = openVault(folder, Buffer.alloc(32, 1))
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id)

  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 400_001])(
    'gives back %i bytes, and shows none of them on the disk',
    async (size) => {
      const bytes = Buffer.alloc(size, 'MARQUE')
      const stored = await vault.put(pieces(bytes))
      expect(stored.size).toBe(size)
      expect(digest(await readAll(vault.read(stored)))).toBe(digest(bytes))
      expect(readFileSync(pathOf(stored.id)).includes('MARQUE')).toBe(false)
      expect(statSync(pathOf(stored.id)).mode & 0o077).toBe(0)
    },
  )
  it('gives nothing of a file that was altered, cut at a chunk, or belongs to another town', async () => {
    const stored = await vault.put(pieces(randomBytes(200_000)))
    const path = pathOf(stored.id)
    const sealed = readFileSync(path)
    const altered = Buffer.from(sealed)
    altered[100_000]! ^= 1
    writeFileSync(path, altered)
    await expect(readAll(vault.read(stored))).rejects.toThrow()
    writeFileSync(path, sealed)
    truncateSync(path, 2 * (65_536 + 16))
    await expect(readAll(vault.read(stored))).rejects.toThrow()
    writeFileSync(path, sealed)
    await expect(readAll(openVault(folder, Buffer.alloc(32, 2)).read(stored))).rejects.toThrow()
    await expect(readAll(vault.read({ ...stored, id: '../../../etc/passwd' }))).rejects.toThrow()
    await vault.remove([stored.id])
  })
  it('leaves nothing of a file that stops coming', async () => {
    const before = readdirSync(folder, { recursive: true }).length
    async function* cut() {
      yield randomBytes(100_000)
      throw new Error('the connection was cut')
    }
    await expect(vault.put(cut())).rejects.toThrow('cut')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeLessThanOrEqual(before)
    expect(files.every((file) => statSync(join(file.parentPath, file.name)).size > 0)).toBe(true)
  })
  it('has a key per town', async () => {
    const open = openVaults(scratchFolder(), keysFrom(Buffer.alloc(32, 3)))
    const stored = await open('isques').put(pieces(Buffer.from('x')))
    await expect(readAll(open('samer').read(stored))).rejects.toThrow()
  })
})

describe('the pace', () => {
  it('lets a bounded number of bytes through per turn, in order, and everybody else between two turns', async () => {
    const order: number[] = []
    const all = Promise.all(Array.from({ length: 40 }, (_, i) => pace(65_536).then(() => order.push(i))))
    const perTurn: number[] = []
    for (let before = 0; order.length < 40; before = order.length) {
      await new Promise((resolve) => setImmediate(resolve))
      perTurn.push(order.length - before)
    }
    await all
    expect(order).toEqual(Array.from({ length: 40 }, (_, i) => i))
    expect(Math.max(...perTurn)).toBeLessThanOrEqual(8)
    expect(perTurn.length).toBeGreaterThanOrEqual(5)
  })
})

describe('kinds', () => {
  it('come from the content, which the name must match', async () => {
    expect(await kindOfContent(Buffer.from('%PDF-1.7\n'))).toBe('pdf')
    expect(await kindOfContent(Buffer.from(' %PDF-1.7\n'))).toBeNull()
    expect([kindOfName('a.JPEG'), kindOfName('a.heif'), kindOfName('a.pdf.exe'), kindOfName('pdf')]).toEqual([
      'jpeg',
      'heic',
      null,
      null,
    ])
  })
  it('names are shown, and name nothing', () => {
    expect(cleanName('C:\\Users\\moi\\livret.pdf')).toBe('livret.pdf')
    expect(cleanName('../../etc/passwd')).toBe('passwd')
    expect(cleanName('a\u202efdp.exe\0')).toBe('afdp.exe')
    expect(cleanName('...')).toBe('document')
    expect([...cleanName(`${'é'.repeat(300)}.pdf`)]).toHaveLength(120)
  })
})

describe('the antivirus', async () => {
  const server = await clamd('VIRUS')
  const bytes = randomBytes(300_000)

  it('is sent every byte, and believed when it says OK or FOUND', async () => {
    expect(await scan(server.url, pieces(bytes, 70_000))).toEqual({ clean: true })
    expect(digest(server.scanned.at(-1)!)).toBe(digest(bytes))
    expect(await scan(server.url, pieces(Buffer.from('a VIRUS')))).toEqual({ clean: false, name: 'Liane.Test' })
  })
  it.each<Mood>(['silent', 'hangs-up', 'garbage', 'size-limit', 'half'])('%s: neither yes nor no', async (mood) => {
    server.feel(mood)
    await expect(scan(server.url, pieces(bytes), 300)).rejects.toThrow(ScanFailed)
    server.feel('well')
  })
  it('away: neither yes nor no', async () => {
    await expect(scan('tcp://127.0.0.1:9', pieces(bytes), 300)).rejects.toThrow(ScanFailed)
    await expect(scan('unix:///nowhere/clamd.ctl', pieces(bytes), 300)).rejects.toThrow(ScanFailed)
  })
})
