import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const find = (from: string): string => {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('package.json not found above the program')
  return find(parent)
}

/** The folder that holds package.json, whether run from `src/` (tests) or from the bundle in `dist/`. */
export const projectRoot = find(import.meta.dirname)
