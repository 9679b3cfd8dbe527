export const permissions = {
  /** Agents: find a family, read its file; each part of it has its own permission. */
  read: 'families.read',
  /** Agents: allergies, PAI. */
  health: 'health.read',
} as const
