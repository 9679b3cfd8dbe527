import { port } from '#core/port.ts'
import type { PersonalTable } from '#platform/db/personal.ts'
import type { RetentionRule } from '#platform/db/retention.ts'

/** What every feature keeps of people: a list under its name, in the order of the features; plugged by `app/`. */
export const personalTables = port<ReadonlyMap<string, readonly PersonalTable[]>>('rights.personal-tables')

/** For how long every feature keeps what; plugged by `app/`. */
export const retentionRules = port<readonly RetentionRule[]>('rights.retention-rules')

/** The roles that hold a permission, as people call them; plugged by `app/`. */
export const holders = port<(permission: string) => readonly string[]>('rights.holders')
