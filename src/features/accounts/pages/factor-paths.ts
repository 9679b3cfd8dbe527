import { accountsPaths } from '../paths.ts'

const under = (home: string) => ({
  home,
  add: `${home}/ajouter`,
  remove: `${home}/retirer`,
  renew: `${home}/nouveaux-codes`,
  codes: `${home}/codes-de-secours`,
})

/** AC-26 · where citizens and agents keep their second factor. Agents have no `remove`. */
export const factorPaths = { citizen: under(accountsPaths.factor), agent: under(accountsPaths.agentFactor) } as const
