/** The levels of French schools before secondary, in order; what a school may have. */
export const LEVELS = [
  { code: 'TPS', stage: 'maternelle' },
  { code: 'PS', stage: 'maternelle' },
  { code: 'MS', stage: 'maternelle' },
  { code: 'GS', stage: 'maternelle' },
  { code: 'CP', stage: 'elementaire' },
  { code: 'CE1', stage: 'elementaire' },
  { code: 'CE2', stage: 'elementaire' },
  { code: 'CM1', stage: 'elementaire' },
  { code: 'CM2', stage: 'elementaire' },
  { code: 'ULIS', stage: 'elementaire' },
] as const
