/** Permissions of the subject; roles receive them in app/roles.ts. */
export const permissions = {
  /** Citizens: start, fill, send, follow their own requests. */
  make: 'requests.make',
  /** Agents: see the queue and the files of their own service. */
  read: 'requests.read',
  /** Agents: the same for the files of every service. */
  everyService: 'requests.every-service',
  /** Agents: take in charge, accept, refuse, answer. */
  process: 'requests.process',
  /** Agents: read what families said of health. */
  health: 'health.read',
  /** Agents: read what families said of their bank. */
  bank: 'bank.read',
  /** Agents: read families' quotient. */
  quotient: 'quotient.read',
  /** Administrators: open, close, import procedures. */
  define: 'procedures.define',
} as const
