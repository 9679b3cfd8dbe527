export type Refusal = 'enrolment.no-such-year' | 'enrolment.no-such-level' | 'enrolment.no-such-session' | 'enrolment.incomplete'
