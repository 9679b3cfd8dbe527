export const permissions = {
  /** Families: the conditions, when they change. */
  accept: 'terms.accept',
  /** Administrators: a new version of a text. */
  publish: 'legal.publish',
} as const
