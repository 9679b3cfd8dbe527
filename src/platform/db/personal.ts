import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DB, Tx } from './database.ts'

/** The birth date that the row of an erased person has: nobody alive was born then. */
export const ERASED_BORN = '1900-01-01'

/** Whose data is meant: one adult with an account, and the children whom they see today. */
export type Subject = {
  readonly account: number
  readonly person: number
  readonly household: number
  readonly email: string
  readonly children: readonly number[]
}

/** Somebody whose account ends. `leaving`: the children whom nobody else sees, whose data goes too. */
export type Leaver = Subject & { readonly leaving: readonly number[] }

type Where<S> = (of: S) => RawBuilder<SqlBool>

/** How a column is shown: its French label; with the words of its codes, or what is read in its place. */
export type Shown =
  | string
  | { readonly label: string; readonly words?: Readonly<Record<string, string>>; readonly value?: RawBuilder<unknown> }

export type Exported = {
  readonly title: string
  readonly rows: Where<Subject>
  readonly order: string
  readonly columns: Readonly<Record<string, Shown>>
}

/** What becomes of rows when an account ends; `run` says which stored files go. `kept`: code of the rule of retention. */
export type Erasure =
  | { readonly delete: Where<Leaver> }
  | { readonly blank: Readonly<Record<string, RawBuilder<unknown> | string | null>>; readonly where: Where<Leaver> }
  | { readonly run: (tx: Tx, leaver: Leaver) => Promise<readonly string[]> }
  | { readonly kept: string }

/**
 * What a table that holds personal data gives to whoever asks for theirs, and loses when their account ends. A feature
 * declares every table of its own that has a column marked `[personal: …]` (test/whole/personal.test.ts).
 */
export type PersonalTable = {
  readonly table: keyof DB & string
  /** A text: why it is not in the export. */
  readonly export: Exported | string
  /** Marked columns that the export leaves out, and why. */
  readonly without?: Readonly<Record<string, string>>
  /** In this order, all in one transaction; the tables of a feature in the order of its list, the last feature first. */
  readonly erase: readonly Erasure[]
}

/** The column holds that number. */
export const is = (column: string, value: number | string): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(column)} = ${value}`

/** The column holds one of those numbers. */
export const among = (column: string, values: readonly number[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::bigint[])`

/** First and last name of the person whose number that column holds. */
export const nameOf = (column: string): RawBuilder<unknown> =>
  sql`(select p.first_name || ' ' || coalesce(p.usual_name, p.birth_name) from person p where p.id = ${sql.ref(column)})`

/** Why rows that only say which agent did something are not a family's data. */
export const OF_AGENTS = 'dit seulement quel agent a agi'
/** Why what services write among themselves is not in the export (RT-4). */
export const OF_SERVICES = 'notes de travail des services\u00a0: communiquées sur demande écrite à la mairie'
/** Why who did it is not in the export. */
export const SOMEBODY_ELSE = 'désigne une autre personne'
/** The reader's own number, which tells them nothing. */
export const OWN_NUMBER = 'numéro interne de la personne ou du foyer'
