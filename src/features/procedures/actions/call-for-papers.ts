import { requirePapers } from '#features/documents/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { papersOf } from '../domain/papers.ts'
import type { Request } from '../store/requests.ts'

/** PR-17 · Says which papers a sent request needs now: when it is received, and each time its answers change. */
export const callForPapers = (
  tx: Tx,
  request: Pick<Request, 'number' | 'definition' | 'answers' | 'household' | 'author'> & { readonly child: number | null },
): Promise<void> => {
  const { number, definition, answers, household, child } = request
  const author = request.author.person
  return requirePapers(tx, { household, author, request: number, papers: papersOf(definition, answers, { child, author }) })
}
