import { sql } from 'kysely'
import { PARIS } from '../../core/days.ts'
import { count } from '../../core/text.ts'
import type { Tx } from './database.ts'

type Duration = { readonly [unit in 'minutes' | 'hours' | 'days' | 'months' | 'years']?: number }

/**
 * For how long something is kept, and why: what administrators and families read, and what the sweeps go by. A feature
 * declares its own (`contributes.retention`).
 */
export type RetentionRule = {
  /** «accounts.signups» */
  readonly code: string
  /** What: «Créations de compte non activées». */
  readonly data: string
  /** What it is for. */
  readonly purpose: string
  /** The text that allows, or imposes, to keep it. */
  readonly basis: string
  /** A text when it is not a plain duration: «la fin de l’année scolaire suivante». */
  readonly keep: Duration | string
  /** From when it counts: «depuis la demande». */
  readonly from: string
  /** What happens then. */
  readonly after: string
  /** The schedule that applies it; null when the town hall does, by hand. */
  readonly schedule: string | null
}

/** The texts that several rules rest on. */
export const BASES = {
  mission: 'mission d’intérêt public, RGPD art. 6(1)(e)',
  security: 'sécurité du traitement, RGPD art. 32',
  accounting: 'obligation légale, comptabilité publique, RGPD art. 17(3)(b)',
} as const

/** A rule that a sweep can count with. */
export type TimedRule = RetentionRule & { readonly keep: Duration }

/** «7 jours», «10 ans»; or the rule's own words. */
export const showKeep = ({ keep }: Pick<RetentionRule, 'keep'>): string => {
  if (typeof keep === 'string') return keep
  const [unit, n] = Object.entries(keep)[0] as [keyof Duration, number]
  const words = { minutes: 'minute', hours: 'heure', days: 'jour', months: 'mois', years: 'an' }
  return unit === 'months' ? `${n}\u00a0mois` : count(n, words[unit])
}

/** What began at that moment, or before, is over now. Months and years are those of Paris. */
export const overAt = (rule: TimedRule, now: Temporal.Instant): Temporal.Instant => {
  const { days = 0, hours = 0, minutes = 0, months = 0, years = 0 } = rule.keep
  const whole = days * 24 + hours
  return now.toZonedDateTimeISO(PARIS).subtract({ months, years }).toInstant().subtract({ hours: whole, minutes })
}

/** Notes that a rule was applied, and how much went. */
export const noteSwept = async (tx: Tx, rule: RetentionRule, gone: number): Promise<void> => {
  await sql`insert into retention_run as r (rule, last_at, last_count, total) values (${rule.code}, ${tx.scope.now}, ${gone}, ${gone})
    on conflict (rule) do update set last_at = excluded.last_at, last_count = excluded.last_count, total = r.total + excluded.total`.execute(
    tx,
  )
}

/** Applies a rule: `remove` deletes what is older than the moment it is given, and says how much. */
export const sweep = async (
  tx: Tx,
  rule: TimedRule,
  remove: (tx: Tx, before: Temporal.Instant) => Promise<number>,
): Promise<void> => noteSwept(tx, rule, await remove(tx, overAt(rule, tx.scope.now)))
