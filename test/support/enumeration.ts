import { saveSignup } from '#features/accounts/actions/sign-up.ts'
import { identity, PASSWORD, type PeopleTown } from './people.ts'

/** One way to ask the site something about an account that exists or does not. */
export type Question = {
  readonly what: string
  /** Gives the request that asks it of that account. Preparing it is not measured. */
  readonly prepare: (login: string) => Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>
}

const WRONG = 'Un autre mot de passe'

/** Sign-up, sign-in and both recoveries, by identifiant and by address. */
export const questionsFor = (town: PeopleTown): readonly Question[] => {
  let keys = 0
  return [
    {
      what: 'sign-up',
      prepare: async (login) => {
        keys += 1
        const key = `${'k'.repeat(24)}${String(keys).padStart(8, '0')}`
        await saveSignup(await town.ctx(), key, { ...identity, email: `${login}@example.org` })
        return { url: `/inscription/${key}`, fields: {} }
      },
    },
    {
      what: 'sign-in by identifiant',
      prepare: async (login) => ({ url: '/connexion', fields: { identifiant: login, mot_de_passe: WRONG } }),
    },
    {
      what: 'sign-in by address',
      prepare: async (login) => ({ url: '/connexion', fields: { identifiant: `${login}@example.org`, mot_de_passe: WRONG } }),
    },
    {
      what: 'sign-in at the agents’ gate',
      prepare: async (login) => ({ url: '/agent/connexion', fields: { identifiant: login, mot_de_passe: PASSWORD } }),
    },
    {
      what: 'forgotten identifiant',
      prepare: async (login) => ({ url: '/oubli', fields: { perdu: 'identifiant', courriel: `${login}@example.org` } }),
    },
    {
      what: 'forgotten password',
      prepare: async (login) => ({ url: '/oubli', fields: { perdu: 'mot-de-passe', identifiant: login } }),
    },
  ]
}

/** Posts it as a browser would, from that address. */
export const ask = (
  town: PeopleTown,
  request: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  remoteAddress = '192.0.2.1',
) =>
  town.app.inject({
    method: 'POST',
    url: request.url,
    remoteAddress,
    headers: {
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(request.fields).toString(),
  })
