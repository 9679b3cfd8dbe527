export const permissions = {
  /** Citizens: see and provide their family's papers. */
  provide: 'papers.provide',
  /** Agents: check what families sent. */
  review: 'papers.review',
  /** Agents: health data (PAI, allergies, vaccination). */
  health: 'health.read',
  /** Agents: bank details. */
  bank: 'bank.read',
  /** Administrators: kinds of papers. */
  configure: 'papers.configure',
} as const
