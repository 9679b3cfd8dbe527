import { Secret, TOTP } from 'otpauth'
import { inviteAgent } from '#features/accounts/index.ts'
import type { PeopleTown } from './people.ts'
import type { Visitor } from './visitor.ts'

/** What an application with that key shows at that time, or so many steps of 30 s later. */
export const codeAt = (key: string, at: Temporal.Instant, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(key), timestamp: at.epochMilliseconds + steps * 30_000 })

/** The key that the page shows to be copied. */
export const keyOn = (v: Visitor): string =>
  [...v.main.querySelectorAll('.a-copier span')].map((group) => group.textContent).join('')

/** The recovery codes that the page shows, without their spaces. */
export const codesOn = (v: Visitor): string[] =>
  [...v.main.querySelectorAll('.codes li')].map((code) => code.textContent!.replace(/\D/g, ''))

export const AGENT_PASSWORD = 'B4salte+noir'

/** An agent of flesh and bone: invited, with a password and a second factor. Signed in when it returns. */
export const hire = async (
  town: PeopleTown,
  login: string,
  roles: readonly string[] = ['accueil'],
): Promise<{ v: Visitor; key: string; codes: string[]; account: number }> => {
  const who = { firstName: 'Ana', lastName: 'Petit', quality: 'Agente d’accueil', service: 'accueil', roles }
  const invited = await inviteAgent(await town.ctx(), { ...who, login, email: `${login}@isques.example` }, null)
  if (!invited.ok) throw new Error(invited.refusal)
  const v = await town.visitor().open(`/agent/invitation/${invited.value}`)
  v.type('Mot de passe', AGENT_PASSWORD).type('Répéter votre mot de passe', AGENT_PASSWORD)
  await v.press('Ouvrir mon compte')
  const key = keyOn(v)
  await v.type('Code affiché par l’application', codeAt(key, (await town.ctx()).now)).press('Ajouter ce second facteur')
  const codes = codesOn(v)
  await v.press('J’ai noté mes codes')
  const { id } = await town.db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  return { v, key, codes, account: id }
}
