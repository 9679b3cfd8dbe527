import type { Db } from '#platform/db/database.ts'
import type { Commune } from '../domain/commune.ts'
import { bareText, distance, lettersOf, SLIP, searchText, splitDepartment } from '../domain/search-text.ts'
import {
  type Candidate,
  listArrondissements,
  listCommunesLike,
  listCommunesNamed,
  listCommunesOfCode,
} from '../store/communes.ts'

/** Names that look like what was typed, read from the index before the closest are kept. */
const ALIKE = 60

/** Slips allowed: one in four letters, three at most. */
const allowed = (norm: string): number => SLIP * Math.min(3, Math.max(1, Math.floor(norm.length / 4)))

const byCloseness = (norm: string, candidates: readonly Candidate[]): Candidate[] =>
  candidates
    .map((candidate) => ({ candidate, far: distance(norm, candidate.norm) }))
    .sort((a, b) => a.far - b.far || b.candidate.weight - a.candidate.weight)
    .map(({ candidate }) => candidate)

const withoutTwice = (candidates: readonly Candidate[]): Candidate[] => [
  ...new Map(candidates.map((candidate) => [candidate.ref, candidate])).values(),
]

const search = async (db: Db, typed: string, limit: number): Promise<Candidate[]> => {
  const { name, department } = splitDepartment(typed)
  const norm = searchText(name)
  if (norm.length === 0 || norm.length > 100) return []
  if (/^(\d{5}|2[ab]\d{3})$/.test(norm)) return listCommunesOfCode(db, norm.toUpperCase(), limit)
  const named = await listCommunesNamed(db, norm, bareText(norm), limit + (department ? 20 : 0))
  const exact = named.filter((c) => c.tier <= 1)
  const inside = exact[0]?.tier === 0 && exact[0].kind === 'commune' ? await listArrondissements(db, exact[0].code) : []
  const begun = withoutTwice([...exact, ...inside, ...named])
  // Nothing has this name and little begins like it: perhaps it is misspelt.
  const isKnown = exact.length > 0 || begun.length >= limit || norm.length < 2
  const alike = isKnown ? [] : byCloseness(norm, await listCommunesLike(db, norm, lettersOf(norm), ALIKE))
  const within = (slips: number) => alike.filter((c) => distance(norm, c.norm) <= slips)
  const sure = begun.filter((c) => c.tier <= 2)
  const all = withoutTwice([...sure, ...within(allowed(norm)), ...begun, ...within(2 * allowed(norm))])
  const there = department ? all.filter((c) => c.department === department) : all
  return (there.length > 0 ? there : all).slice(0, limit)
}

/**
 * GE-2 · what somebody may mean by that: the name itself first, then names that begin with it, then those that look like
 * it. «LYON 02», «Lyon 2e», «St Denis», «62360» and «havre» are understood.
 */
export const searchCommunes = (db: Db, typed: string, limit = 10): Promise<Commune[]> => search(db, typed, limit)

/**
 * GE-3 · the communes that bear exactly that name (or have that code), and what it may otherwise mean. «Lyon» is the commune
 * and its arrondissements: births there are registered in one.
 */
export const matchCommune = async (
  db: Db,
  typed: string,
): Promise<{ readonly exact: readonly Commune[]; readonly close: readonly Commune[] }> => {
  const { department } = splitDepartment(typed)
  const close = await search(db, typed, 25)
  const exact = close.filter((c) => c.tier === 0 && (department === null || c.department === department))
  const [first] = exact
  const inside = exact.length === 1 && first?.kind === 'commune' ? await listArrondissements(db, first.code) : []
  return { exact: [...exact, ...inside], close }
}
