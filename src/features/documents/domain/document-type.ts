import type { Day } from '#core/days.ts'
import { count } from '#core/text.ts'

/** Which right reading one needs: whoever checks papers, health, bank. */
export type Secrecy = 'civil' | 'health' | 'bank'

export type Validity =
  | { readonly kind: 'none' }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'until'; readonly until: Day }
  | { readonly kind: 'school_year' }

export type Retention = { readonly kind: 'school_year' } | { readonly kind: 'days'; readonly days: number }

/** A kind of paper that the town asks for. */
export type DocumentType = {
  /** Name in procedures' definitions: «dt-polio». */
  readonly slug: string
  readonly name: string
  readonly help: string
  /** One per person concerned, or one per household that pays. */
  readonly subject: 'person' | 'household'
  readonly validity: Validity
  readonly isSeveralPages: boolean
  readonly isIndispensable: boolean
  /** Without it, admitted for that many months. */
  readonly provisionalMonths: number | null
  /** «à fournir selon situation»: asked before it counts as missing. */
  readonly question: string | null
  readonly isSharedBySiblings: boolean
  readonly secrecy: Secrecy
  readonly retention: Retention
  readonly isAsked: boolean
  readonly sort: number
  readonly revision: number
}

/** DO-15 · Until when its copy is kept, in words. */
export const keptWords = (retention: Retention): string =>
  retention.kind === 'school_year'
    ? 'Jusqu’à la fin de l’année scolaire'
    : `${count(retention.days, 'jour')} après qu’il a cessé de servir`

/** DO-3 · As the manual names it: «Accueil individualisé (PAI) (à fournir selon situation)». */
export const typeName = (type: { readonly name: string; readonly question: string | null }): string =>
  type.question === null ? type.name : `${type.name} (à fournir selon situation)`
