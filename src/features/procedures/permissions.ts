/** Permissions of the subject; roles receive them in app/roles.ts. */
export const permissions = {
  /** Citizens: start, fill, send, follow their own requests. */
  make: 'requests.make',
  /** Agents: see the queue and the files. */
  read: 'requests.read',
  /** Agents: take in charge, accept, refuse, answer. */
  process: 'requests.process',
} as const
