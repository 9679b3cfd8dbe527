/** The door of accounts: what later features, `app/` and the demo may use. */
export { type AgentRefusal, addAgent, type NewAgent } from './actions/add-agent.ts'
export { createCitizen, type NewCitizen } from './actions/create-citizen.ts'
export type { Civility, Identity } from './domain/identity.ts'
export { emailsOf } from './store/accounts.ts'
export { endSessionsOf, findActor } from './store/sessions.ts'
export { accountTies, type Tie } from './ties.ts'
