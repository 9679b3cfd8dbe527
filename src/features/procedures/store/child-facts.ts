import type { Db } from '#platform/db/database.ts'
import { type FicheFacts, factsOf } from '../domain/child-facts.ts'

type Options = { steps?: { fields?: { name?: string; options?: { value: string; label: string }[] }[] }[] }

/** PR-50 · From each child's latest accepted fiche; children without one are not in the answer. */
export const childFactsOf = async (db: Db, children: readonly number[]): Promise<Map<number, FicheFacts>> => {
  if (children.length === 0) return new Map()
  const rows = await db
    .selectFrom('request as r')
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .distinctOn('r.child_id')
    .select(['r.child_id', 'r.answers', 'r.health_erased_at', 'v.id as version'])
    .where('r.child_id', 'in', [...children])
    .where('r.procedure_slug', '=', 'fiche-enfant')
    .where('r.status', '=', 'acceptee')
    .orderBy('r.child_id')
    .orderBy('r.decided_at', 'desc')
    .orderBy('r.number', 'desc')
    .execute()
  const versions = [...new Set(rows.map((row) => row.version))]
  const definitions = new Map<number, Options>(
    versions.length === 0
      ? []
      : (await db.selectFrom('procedure_version').select(['id', 'definition']).where('id', 'in', versions).execute()).map((v) => [
          v.id,
          v.definition as Options,
        ]),
  )
  const labels = (version: number) => (question: string, value: string) =>
    definitions
      .get(version)
      ?.steps?.flatMap((step) => step.fields ?? [])
      .find((field) => field.name === question)
      ?.options?.find((option) => option.value === value)?.label ?? value
  return new Map(
    rows.map((row) => [
      row.child_id!,
      factsOf(row.answers as Record<string, unknown>, labels(row.version), row.health_erased_at !== null),
    ]),
  )
}
