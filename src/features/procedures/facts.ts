import { fact } from '#platform/jobs/facts.ts'

type OfRequest = { readonly number: number }

/** A family has sent its request. */
export const submitted = fact<OfRequest>('procedures.submitted')
/** An agent has taken it in charge. */
export const taken = fact<OfRequest>('procedures.taken')
/** Accepted (or answered), its effects applied. */
export const accepted = fact<OfRequest>('procedures.accepted')
export const refused = fact<OfRequest>('procedures.refused')
/** The family has sent what an agent had asked it to complete. */
export const completed = fact<OfRequest>('procedures.completed')
/** A decision was taken back; its effects are undone. */
export const reopened = fact<OfRequest>('procedures.reopened')
