import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { scratch } from '#support/process.ts'

const { folder, remove } = scratch('offline')
afterAll(remove)

/** A network of its own, where there is nothing but this machine. */
const ALONE = ['unshare', '--net', '--', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']
const alone = (...command: string[]) =>
  spawnSync(ALONE[0]!, [...ALONE.slice(1), ...command], {
    encoding: 'utf8',
    timeout: 100_000,
    env: { PATH: process.env.PATH, HOME: folder, LIANE_DATA: join(folder, 'data') },
    cwd: projectRoot,
  })
const canBeAlone = alone('true').status === 0

test.runIf(canBeAlone)('with no network at all: starts, serves, signs in, stops', () => {
  const proof = alone(process.execPath, join(projectRoot, '.ci', 'prove-start.mjs'))
  expect(proof.stdout.split('\n').filter((line) => line.startsWith('✓')).length, proof.stdout + proof.stderr).toBe(6)
  expect(proof.status).toBe(0)
})
