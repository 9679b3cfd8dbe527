import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for the files of this test file, removed at its end. */
export const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'liane-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
