export const permissions = {
  /** Administrators: the town's identity, its pictures, its contacts, what it offers, its letters. */
  settle: 'town.settle',
} as const
