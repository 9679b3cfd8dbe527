import { type Day, parisDay } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { oncePerRequest } from '#platform/http/once.ts'
import { typeName } from '../domain/document-type.ts'
import { concernedData, isMissing, type PaperStatus, statusOn } from '../domain/paper.ts'
import { to } from '../paths.ts'
import { listOwnRequirements } from '../store/requirements.ts'

/** A paper of whoever is signed in, as it stands today. */
export type OwnPaper = {
  /** Whose it is; null for a payer's. */
  readonly person: (Named & { readonly id: number }) | null
  /** «Carnet de vaccination DT Polio de MOUNIER Éric» */
  readonly label: string
  /** «Carnet de vaccination DT Polio» */
  readonly name: string
  readonly status: PaperStatus
  readonly reason: string | null
  readonly isMissing: boolean
  /** Without it a request cannot be accepted. */
  readonly isIndispensable: boolean
  /** Missing, and admitted without it until that day included. */
  readonly awaitedUntil: Day | null
  readonly url: string
}

/** Somebody's papers, read once per request. */
export const ownPapers = oncePerRequest(async (ctx): Promise<readonly OwnPaper[]> => {
  const today = parisDay(ctx.now)
  return (await listOwnRequirements(ctx.db, ctx.actor)).map((paper) => {
    const status = statusOn(paper, today)
    const { provisionalMonths: months } = paper.type
    const missing = isMissing({ status, isOptional: paper.type.question !== null, isConcerned: paper.isConcerned })
    return {
      person: paper.person,
      label: concernedData(paper.type, paper.person),
      name: typeName(paper.type),
      status,
      reason: paper.reason,
      isMissing: missing,
      isIndispensable: paper.type.isIndispensable,
      awaitedUntil: missing && months !== null && paper.askedAt !== null ? parisDay(paper.askedAt).add({ months }) : null,
      url: to.paper(paper.id),
    }
  })
})
