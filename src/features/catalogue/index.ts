/** What the town offers and when: services, activities, schools, school years, closures. */
export { keepSchoolYears } from './actions/keep-school-years.ts'
export { settleYear } from './actions/manage.ts'
export { type Closure, type ClosureKind, computedSchoolYear, type SchoolYear } from './domain/computed-year.ts'
export { yearName } from './domain/described.ts'
export { type Opening, openDay } from './domain/opening.ts'
export {
  type Activity,
  type ActivitySettings,
  insertActivity,
  listActivities,
  listEligibleLevels,
  lockActivity,
  type Overdraft,
  updateActivity,
} from './store/activities.ts'
export {
  type ClosureRow,
  getClosure,
  insertClosure,
  listClosureRows,
  listClosures,
  listSchoolYears,
  lockClosure,
  schoolYearEnd,
  undoClosures,
  yearEndOf,
} from './store/calendar.ts'
export { type Level, listSchools, type School } from './store/schools.ts'
export { getService, listServices, type Service, serviceBySlug } from './store/services.ts'
