export const permissions = {
  /** Citizens: change what they say of themselves. */
  edit: 'profile.edit',
  /** Agents: decide of corrections of an identity. */
  review: 'identity.review',
} as const
