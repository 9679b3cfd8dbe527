import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'

/** Name in the source → URL with its content's hash, immutable («portal.css» → «/statique/portal.x1y2.css»). */
export type Assets = Readonly<Record<string, string>>

export const publicFolder = join(projectRoot, 'dist', 'public')

/** What tools/build.js made. @throws when nothing was built. */
export const readAssets = (): Assets => JSON.parse(readFileSync(join(publicFolder, 'manifest.json'), 'utf8')) as Assets
