export const permissions = {
  /** Describes the town's places and their hours. */
  manage: 'places.manage',
} as const
