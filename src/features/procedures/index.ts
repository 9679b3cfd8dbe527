/**
 * Procedures (téléprocédures) and requests (demandes). Later features answer the port `effects` (what accepting changes)
 * and may react to the facts `procedures.*`, which carry the request's number.
 */
export {
  type AgentCtx,
  acceptRequest,
  refuseRequest,
  releaseRequest,
  replyToRequest,
  takeRequest,
} from './actions/process-request.ts'
export { publishProcedure } from './actions/publish-procedure.ts'
export { saveStep } from './actions/save-step.ts'
export { type CitizenCtx, startRequest } from './actions/start-request.ts'
export { submitRequest } from './actions/submit-request.ts'
export { discardDraft, withdrawRequest } from './actions/withdraw-request.ts'
export { type Definition, fieldOfKind } from './domain/definition.ts'
export { isDone, type Status, statusLabel, statusTone } from './domain/status.ts'
export { walk } from './domain/walk.ts'
export { type Effects, effects, type RequestForEffect } from './effects.ts'
export { accepted, refused, submitted, taken } from './facts.ts'
export { to as procedurePaths } from './paths.ts'
export { permissions as procedurePermissions } from './permissions.ts'
export { type Schooling, schooling } from './schooling.ts'
export { getProcedure, type ListedProcedure, listProcedures } from './store/procedures.ts'
export { listOwnRequests, type Request, titlesOf } from './store/requests.ts'
