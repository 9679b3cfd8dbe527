import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keyFile, keysFrom, openKeys } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'liane-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))

const keys = keysFrom(Buffer.alloc(32, 1))

test.each(['', 'days-booked', 'Ñandú-Œuvré; 🎒'])('what is signed is read back: «%s»', (text) => {
  const signed = keys.sign('flash', text)
  expect(signed).toMatch(/^[\w.-]+$/)
  expect(keys.verify('flash', signed)).toBe(text)
})

test('a changed text, another purpose or another key is refused', () => {
  const signed = keys.sign('flash', 'days-booked')
  expect(keys.verify('session', signed)).toBeNull()
  expect(keysFrom(Buffer.alloc(32, 2)).verify('flash', signed)).toBeNull()
  expect(keys.verify('flash', `${Buffer.from('other').toString('base64url')}.${signed.split('.')[1]}`)).toBeNull()
  for (const wrong of ['', '.', 'a', 'a.b', `${signed}.`, signed.slice(0, -1)]) expect(keys.verify('flash', wrong)).toBeNull()
})

test('the first start makes a key that only its owner reads, and the second start finds it', () => {
  const first = openKeys({ dataDir: folder })
  expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
  expect(openKeys({ dataDir: folder }).verify('flash', first.sign('flash', 'x'))).toBe('x')
})

test('a key that others may read, or too short, is refused in one sentence', () => {
  chmodSync(keyFile(folder), 0o644)
  expect(() => openKeys({ dataDir: folder })).toThrow('d’autres comptes peuvent la lire')
  chmodSync(keyFile(folder), 0o600)
  writeFileSync(keyFile(folder), 'c2hvcnQ=')
  expect(() => openKeys({ dataDir: folder })).toThrow('elle est trop courte')
})
