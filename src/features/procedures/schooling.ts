import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'

/** Where a child goes to school already, asked from the later feature that enrols (plugged in app/ports.ts). Null: nowhere yet. */
export type Schooling = (
  db: Db,
  child: number,
  schoolYear: number,
) => Promise<{ readonly schoolName: string; readonly levelName: string } | null>

export const schooling = port<Schooling>('procedures.schooling')
