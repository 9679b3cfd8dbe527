/** Where children go to school and what their families may book. Enrolment is not booking: it is the right to book. */
export { enrolAtCounter, enrolmentEffects } from './actions/enrol.ts'
export { schoolingOf } from './actions/schooling-of.ts'
export { bookingsUnder } from './bookings.ts'
export type { Plan, Wish } from './domain/plan.ts'
export { listEnrolledChildren } from './store/enrolled-children.ts'
export { type ActivityEnrolment, listActivityEnrolments, listSchoolEnrolments, type SchoolEnrolment } from './store/enrolments.ts'
