export const permissions = {
  /** Adds the words that people use. */
  manage: 'search.manage',
} as const
