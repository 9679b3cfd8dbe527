export const permissions = {
  /** Administrators: services, activities, school years. */
  manage: 'catalogue.manage',
} as const
