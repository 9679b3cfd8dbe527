import type { Schooling } from '#features/procedures/index.ts'
import { listSchoolEnrolments } from '../store/enrolments.ts'

/** Answers the port `procedures.schooling`: where a child goes to school already. */
export const schoolingOf: Schooling = async (db, child, schoolYear) =>
  (await listSchoolEnrolments(db, [child], schoolYear))[0] ?? null
