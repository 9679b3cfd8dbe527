/**
 * Procedures (téléprocédures) and requests (demandes). Later features answer the ports `effects` (what accepting changes) and
 * `schooling` (where a child goes to school), and may react to the four facts, which carry the request's number.
 */

export type { CitizenCtx } from './actions/acting.ts'
export { enterRequest } from './actions/enter-request.ts'
export { type OwnRequest, ownRequests } from './actions/own-requests.ts'
export { acceptRequest } from './actions/process-decide.ts'
export { takeRequest } from './actions/process-take.ts'
export { publishProcedure } from './actions/publish-procedure.ts'
export { readerOf } from './actions/reader.ts'
export { saveStep } from './actions/save-step.ts'
export { startRequest } from './actions/start-request.ts'
export { submitRequest } from './actions/submit-request.ts'
export { briefOf, contactOf, markAnswered } from './conversations.ts'
export type { Answers } from './domain/answers.ts'
export { type Definition, fieldOfKind } from './domain/definition.ts'
export type { Status } from './domain/status.ts'
export { type Effects, effects, type RequestForEffect } from './effects.ts'
export { accepted, refused, submitted, taken } from './facts.ts'
export { answersBeside } from './pages/agent/answers-beside.ts'
export { to as procedurePaths } from './paths.ts'
export { type Schooling, schooling } from './schooling.ts'
export { childFactsOf } from './store/child-facts.ts'
export { getProcedure, type ListedProcedure, listProcedures } from './store/procedures.ts'
export { briefsOf, listOthersFiches, listOwnRequests, type Request, titlesOf } from './store/requests.ts'
