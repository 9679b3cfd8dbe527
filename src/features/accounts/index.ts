/** The door of accounts: what later features, `app/` and the demo may use. */
export { type AgentRefusal, addAgent, type NewAgent } from './actions/add-agent.ts'
export { createCitizen, type NewCitizen } from './actions/create-citizen.ts'
export { ABROAD, COUNTRIES, departmentFault, FRANCE, readDepartment } from './domain/birthplace.ts'
export type { Civility, Identity } from './domain/identity.ts'
export { accountsPaths } from './paths.ts'
export { accountsSentences } from './refusals.ts'
export { emailsOf } from './store/accounts.ts'
export { endSession, endSessionsOf, findActor, SESSION_LIMITS, startSession, touchSession } from './store/sessions.ts'
