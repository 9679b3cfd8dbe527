import type { Day } from '#core/days.ts'
import { isBefore } from '#core/days.ts'
import { count } from '#core/text.ts'
import type { PaperStatus } from './paper.ts'

type Paper = {
  readonly person: { readonly id: number; readonly firstName: string } | null
  readonly name: string
  readonly status: PaperStatus
  readonly reason: string | null
  readonly isMissing: boolean
  readonly awaitedUntil: Day | null
  readonly url: string
}

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((best, d) => (d !== null && (best === null || isBefore(d, best)) ? d : best), null)

const WORDS = {
  invalide: { verb: 'Remplacer', what: ['justificatif refusé', 'justificatifs refusés'] },
  expire: { verb: 'Renouveler', what: ['justificatif expiré', 'justificatifs expirés'] },
  non_fourni: { verb: 'Fournir', what: ['justificatif', 'justificatifs'] },
} as const
const KINDS = ['invalide', 'expire', 'non_fourni'] as const

const why = (kind: (typeof KINDS)[number], [first, ...others]: readonly Paper[]): string => {
  if (others.length > 0) return [first!, ...others].map(({ name }) => name).join('\u202f; ')
  return kind === 'invalide' && first!.reason ? `${first!.name}\u00a0: ${first!.reason}` : first!.name
}

/** DO-17 · What a family has to give: one line for each person and kind (refused, expired, not given yet), refused ones first. `all`: where several are. */
export const papersToDo = (papers: readonly Paper[], today: Day, all: string) =>
  KINDS.flatMap((kind) => {
    const missing = papers.filter((paper) => paper.isMissing && paper.status === kind)
    return [...Map.groupBy(missing, ({ person }) => person?.id ?? 0).values()].map((same) => {
      const [first] = same
      const { verb, what } = WORDS[kind]
      const due = earliest(same.map(({ awaitedUntil }) => awaitedUntil))
      return {
        label: `${verb} ${count(same.length, what[0], what[1])}${first!.person ? ` pour ${first!.person.firstName}` : ''}`,
        url: same.length === 1 ? first!.url : all,
        why: why(kind, same),
        due,
        isUrgent: kind === 'invalide' || (due !== null && isBefore(due, today)),
      }
    })
  })
