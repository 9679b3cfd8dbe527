/** Permissions of the subject; roles receive them in app/roles.ts. */
export const permissions = {
  /** Citizens: see the agenda of their children. */
  see: 'agenda.see',
  /** Citizens: take places for them, give them back. */
  book: 'agenda.book',
  /** Agents: holidays and closures. */
  close: 'agenda.close',
} as const
