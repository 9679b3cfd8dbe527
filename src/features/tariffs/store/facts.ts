import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import type { Span } from '../domain/price.ts'

const numbers = (ids: readonly number[]) => sql<number>`any(${[...ids]}::bigint[])`

export type QuotientSpan = Span & { readonly household: number; readonly cents: number }

/** Validated quotients of these households that count on at least one day from `first` to `last`. */
export const listQuotientSpans = async (db: Db, households: readonly number[], first: Day, last: Day): Promise<QuotientSpan[]> =>
  db
    .selectFrom('quotient')
    .select(['household_id as household', 'quotient_cents as cents', 'valid_from as from', 'valid_until as until'])
    .where('household_id', '=', numbers(households))
    .where('status', '=', 'valid')
    .where('valid_from', '<=', last)
    .where('valid_until', '>=', first)
    .execute()

export type ResidenceStart = { readonly household: number; readonly from: Day; readonly resident: boolean }

/** Where these households live, from which day, up to `last`; the latest first. */
export const listResidences = async (db: Db, households: readonly number[], last: Day): Promise<ResidenceStart[]> =>
  db
    .selectFrom('residence')
    .select(['household_id as household', 'valid_from as from', 'resident'])
    .where('household_id', '=', numbers(households))
    .where('valid_from', '<=', last)
    .orderBy('valid_from', 'desc')
    .execute()

export type LunchSpan = Span & { readonly child: number }

/** When these children bring their meal from home, on at least one day from `first` to `last` (without end when null), in order. */
export const listPackedLunches = async (
  db: Db,
  children: readonly number[],
  first: Day,
  last: Day | null,
): Promise<LunchSpan[]> =>
  db
    .selectFrom('packed_lunch')
    .select(['child_id as child', 'valid_from as from', 'valid_until as until'])
    .where('child_id', '=', numbers(children))
    .$if(last !== null, (q) => q.where('valid_from', '<=', last!))
    .where((w) => w.or([w('valid_until', 'is', null), w('valid_until', '>=', first)]))
    .orderBy('child_id')
    .orderBy('valid_from')
    .execute()
