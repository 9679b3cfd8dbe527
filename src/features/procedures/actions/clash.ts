import { type Refused, refuse } from '#core/result.ts'
import type { Db } from '#platform/db/database.ts'
import type { Refusal } from '../refusals.ts'
import { findOpenRequest } from '../store/requests.ts'

/**
 * PR-5 · One child, one school year, one open request of a kind. The refusal carries the first one's number when it is
 * the author's own, and nothing of it when another guardian made it.
 */
export const clashOf = async (
  db: Db,
  what: { number: number; procedure: string; child: number | null; schoolYear: number | null; author: number },
): Promise<Refused<Refusal> | null> => {
  if (what.child === null || what.schoolYear === null) return null
  const other = await findOpenRequest(db, {
    procedure: what.procedure,
    child: what.child,
    schoolYear: what.schoolYear,
    except: what.number,
  })
  if (!other) return null
  return other.author === what.author
    ? refuse('requests.already-open', { number: other.number })
    : refuse('requests.opened-by-other')
}
