export const permissions = {
  /** Citizens: children, the other parent, who may fetch them. */
  manage: 'family.manage',
} as const
