import { paperStateOf } from '#features/documents/index.ts'
import type { Db } from '#platform/db/database.ts'

export type MissingPapers = {
  /** Indispensable ones: accepting without them needs a reason. */
  readonly blocking: readonly string[]
  readonly missing: readonly string[]
}

/** PR-52 · The papers of a request that are not there, by what they prevent. What is admitted provisionally prevents nothing. */
export const blockingPapers = async (db: Db, number: number, now: Temporal.Instant): Promise<MissingPapers> => {
  const papers = await paperStateOf(db, number, now)
  const blocks = (paper: (typeof papers)[number]) => paper.blocks && paper.provisionalUntil === null
  return {
    blocking: papers.filter(blocks).map(({ label }) => label),
    missing: papers.filter((paper) => paper.isMissing && !blocks(paper)).map(({ label }) => label),
  }
}
