import { type Day, isBefore } from '#core/days.ts'
import { listName, type Named } from '#core/names.ts'
import { ofName } from '#core/text.ts'
import { typeName } from './document-type.ts'

/** DO-2 · Where a paper stands. */
export type PaperStatus = 'non_fourni' | 'en_verification' | 'valide' | 'invalide' | 'expire' | 'non_concerne'

const LABELS: Readonly<Record<PaperStatus, string>> = {
  non_fourni: 'Non fourni',
  en_verification: 'En cours de vérification',
  valide: 'Valide',
  invalide: 'Invalide',
  expire: 'Expiré',
  non_concerne: 'Non concerné',
}
export const statusLabel = (status: PaperStatus): string => LABELS[status]

const TONES = {
  non_fourni: 'warning',
  en_verification: 'info',
  valide: 'success',
  invalide: 'error',
  expire: 'warning',
  non_concerne: 'neutral',
} as const
export const statusTone = (status: PaperStatus) => TONES[status]

/** DO-6 · What is valid stops being so the day after its last day, whether or not the job has passed. */
export const statusOn = (paper: { readonly status: PaperStatus; readonly validUntil: Day | null }, today: Day): PaperStatus =>
  paper.status === 'valide' && paper.validUntil !== null && isBefore(paper.validUntil, today) ? 'expire' : paper.status

/** Days before the end from which a valid paper is «bientôt expiré» and its family is warned. */
export const WARNING_DAYS = 30

export const endsSoon = (paper: { readonly status: PaperStatus; readonly validUntil: Day | null }, today: Day): boolean =>
  statusOn(paper, today) === 'valide' &&
  paper.validUntil !== null &&
  !isBefore(today.add({ days: WARNING_DAYS }), paper.validUntil)

/** DO-2 · Something that the family must do: provide it, provide it again, or say that it does not concern them. */
export const isToProvide = (status: PaperStatus): boolean =>
  status === 'non_fourni' || status === 'invalide' || status === 'expire'

/** DO-2 · Counted as missing. What depends on the situation is not, before the question is answered. */
export const isMissing = (paper: {
  readonly status: PaperStatus
  readonly isOptional: boolean
  readonly isConcerned: boolean | null
}): boolean => isToProvide(paper.status) && !(paper.isOptional && paper.status === 'non_fourni' && paper.isConcerned !== true)

export const GROUPS = [
  { slug: 'a-fournir', title: 'À fournir' },
  { slug: 'en-verification', title: 'En cours de vérification' },
  { slug: 'valides', title: 'Validés' },
  { slug: 'expires', title: 'Expirés ou bientôt expirés' },
  { slug: 'non-concernes', title: 'Non concernés' },
] as const
export type Group = (typeof GROUPS)[number]['slug']

export const groupOf = (paper: { readonly status: PaperStatus; readonly validUntil: Day | null }, today: Day): Group => {
  const status = statusOn(paper, today)
  if (status === 'expire' || endsSoon(paper, today)) return 'expires'
  if (status === 'valide') return 'valides'
  if (status === 'en_verification') return 'en-verification'
  return status === 'non_concerne' ? 'non-concernes' : 'a-fournir'
}

/** DO-3 · «Carnet de vaccination DT Polio de MOUNIER Éric»; a payer's paper bears no name. */
export const concernedData = (type: { readonly name: string; readonly question: string | null }, person: Named | null): string =>
  person ? `${typeName(type)} ${ofName(listName(person))}` : typeName(type)
