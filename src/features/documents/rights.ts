import type { Secrecy } from './domain/document-type.ts'
import { permissions } from './permissions.ts'

/** DO-5 · What reading a paper of that kind needs, beside the right to check papers. */
export const rightFor = (secrecy: Secrecy): string =>
  ({ civil: permissions.review, health: permissions.health, bank: permissions.bank })[secrecy]
