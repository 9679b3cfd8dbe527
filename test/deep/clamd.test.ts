import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ScanFailed, scan } from '#platform/files/clamd.ts'

// Debian's own clamd, with a signature base of one line: what the stand-in of the other tests imitates.

/** Nobody's virus: words that our one signature knows. */
const MARK = 'LIANE-FICHIER-MARQUE-POUR-L-ANTIVIRUS'
const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/usr/bin/clamd'].find(existsSync)
const folder = mkdtempSync(join(tmpdir(), 'liane-clamd-'))
const url = `unix://${join(folder, 'clamd.sock')}`
let daemon: ReturnType<typeof spawn> | null = null

const bytes = async function* (...pieces: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}

beforeAll(async () => {
  if (!program) throw new Error('This test needs the real clamd: apt-get install --no-install-recommends clamav-daemon')
  writeFileSync(join(folder, 'liane.ndb'), `Liane.Marque:0:*:${Buffer.from(MARK).toString('hex')}\n`)
  writeFileSync(
    join(folder, 'clamd.conf'),
    [
      `DatabaseDirectory ${folder}`,
      `LocalSocket ${join(folder, 'clamd.sock')}`,
      `LogFile ${join(folder, 'clamd.log')}`,
      'Foreground yes',
      'StreamMaxLength 11M',
      'MaxThreads 2',
      '',
    ].join('\n'),
  )
  const started = spawn(program, ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] })
  daemon = started
  let said = ''
  for (const output of [started.stdout, started.stderr]) output.on('data', (piece: Buffer) => (said += piece.toString()))
  for (let tries = 0; tries < 300; tries++) {
    if (started.exitCode !== null) throw new Error(`clamd stopped: ${said}`)
    try {
      await scan(url, bytes('ready?'))
      return
    } catch (error) {
      if (!(error instanceof ScanFailed)) throw error
      await wait(200)
    }
  }
  throw new Error(`clamd does not answer: ${said}`)
})

afterAll(async () => {
  if (daemon?.exitCode === null && daemon.signalCode === null) {
    const gone = new Promise((resolve) => daemon!.once('exit', resolve))
    daemon.kill('SIGTERM')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
})

it('DO-9 · a clean file passes, in one piece or in many', async () => {
  expect(await scan(url, bytes('%PDF-1.7 rien de particulier'))).toEqual({ clean: true })
  const photo = Buffer.alloc(10 * 1_048_576, 7)
  expect(await scan(url, bytes(photo.subarray(0, 1_000_003), photo.subarray(1_000_003)))).toEqual({ clean: true })
})

it('DO-9 · a marked file is refused with the name of the signature, even cut in the middle of the mark', async () => {
  const refused = { clean: false, name: expect.stringContaining('Liane.Marque') }
  expect(await scan(url, bytes(`%PDF-1.7 ${MARK}`))).toEqual(refused)
  expect(await scan(url, bytes(Buffer.alloc(200_000, 32), MARK.slice(0, 9), MARK.slice(9)))).toEqual(refused)
})

it('DO-9 · what is larger than clamd takes is neither clean nor marked: it stays in quarantine', async () => {
  const pieces = Array.from({ length: 12 }, () => Buffer.alloc(1_048_576, 7))
  await expect(scan(url, bytes(...pieces))).rejects.toThrow(ScanFailed)
})

it('DO-9 · killed, it lets nothing through; its version is the one that this machine installs', async () => {
  expect(execFileSync(program!, ['--version'], { encoding: 'utf8' })).toMatch(/^ClamAV \d/)
  const gone = new Promise((resolve) => daemon!.once('exit', resolve))
  daemon!.kill('SIGKILL')
  await gone
  await expect(scan(url, bytes('%PDF-1.7 rien'))).rejects.toThrow(ScanFailed)
})
