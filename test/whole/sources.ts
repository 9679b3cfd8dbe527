import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'

export type Source = { readonly path: string; readonly text: string }

/** The files of the project under these patterns, as text, in a stable order. */
export const sources = (...patterns: string[]): Source[] =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: projectRoot }))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))

const isTest = ({ path }: Source): boolean => /\.test\.tsx?$/.test(path)

/** What runs: the modules of src/, tests apart. */
export const program = (): Source[] => sources('src/**/*.{ts,tsx}').filter((source) => !isTest(source))

/** Every test of the project. */
export const tests = (): Source[] => sources('{src,test,tools}/**/*.test.{ts,tsx}')

/** «agenda» for src/features/agenda/…; null elsewhere. */
export const featureOf = (path: string): string | null => /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null

/** Without comments, so that a word in one is not taken for its use. */
export const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
