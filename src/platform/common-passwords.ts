import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * The passwords that guessing programs try first, one on each line. One text takes half a megabyte where a set of 49,000 strings
 * takes sixteen, and most processes are never given a password to judge: read at the first one, then let go by the loader.
 */
const readAll = (): string => {
  const { dictionary } = require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common')
  for (const path of Object.keys(require.cache)) if (path.includes('@zxcvbn-ts')) delete require.cache[path]
  return `\n${(dictionary['passwords-common'] as readonly string[]).join('\n')}\n`
}

let all: string | null = null

/** Is it one of them? `password`: in lower case. */
export const isCommonPassword = (password: string): boolean => {
  all ??= readAll()
  return !password.includes('\n') && all.includes(`\n${password}\n`)
}
