/** Permissions of the subject; roles receive them in app/roles.ts. */
export const permissions = {
  /** Agents: type the menus. */
  write: 'menus.write',
} as const
