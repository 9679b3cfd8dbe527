/** Permissions of the subject; roles receive them in app/roles.ts. */
export const permissions = {
  /** Citizens: see the agenda of their children. */
  see: 'agenda.see',
  /** Citizens: take places for them, give them back. */
  book: 'agenda.book',
  /** Agents: the day's counts and lists, how many come. */
  lists: 'agenda.lists',
  /** Agents: call the roll. */
  call: 'agenda.call',
  /** Agents: book, cancel and move for a family. */
  bookFor: 'agenda.book-for',
  /** Agents: holidays and closures. */
  close: 'agenda.close',
  /** Administrators: activities, cut-offs, kinds of attendance, sendings. */
  settle: 'agenda.settle',
  /** Agents: allergies, PAI and other health data of children. */
  health: 'health.read',
} as const
