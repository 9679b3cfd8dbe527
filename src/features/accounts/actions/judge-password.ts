import type { Result } from '#core/result.ts'
import { isCommonPassword } from '#platform/common-passwords.ts'
import type { PasswordProfile } from '#platform/http/ctx.ts'
import { decidePassword, type PasswordRefusal } from '../domain/password.ts'

/** AC-6, AC-49 · `decidePassword`, with the list of those that everybody tries. @returns the password to hash, in NFC */
export const judgePassword = (
  typed: string,
  names: readonly (string | null)[],
  town: string | null = null,
  profile: PasswordProfile = 'manuel',
): Result<string, PasswordRefusal> => decidePassword(typed, isCommonPassword, names, town, profile)
