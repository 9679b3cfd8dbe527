import type { Tx } from '#platform/db/database.ts'
import type { Identity } from '../domain/identity.ts'
import { insertAccount } from '../store/accounts.ts'
import { insertAdult } from '../store/citizens.ts'

/** `login` and `email` in small letters; `passwordHash` from `hashPassword`, made before the transaction. */
export type NewCitizen = Identity & { readonly login: string; readonly email: string; readonly passwordHash: string }

/**
 * An adult with a household of their own and an account: at activation, and in the demo.
 * @throws the broken constraint `account_login` or `account_email` when either is taken.
 */
export const createCitizen = async (
  tx: Tx,
  citizen: NewCitizen,
): Promise<{ account: number; person: number; household: number }> => {
  const { person, household } = await insertAdult(tx, citizen)
  const account = await insertAccount(tx, {
    kind: 'citizen',
    login: citizen.login,
    email: citizen.email,
    person,
    passwordHash: citizen.passwordHash,
  })
  return { account, person, household }
}
