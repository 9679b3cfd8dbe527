export const permissions = {
  /** Citizens: see and provide their family's papers. */
  provide: 'papers.provide',
} as const
