export const permissions = {
  /** Citizens: see their own profile. */
  see: 'account.see',
} as const
