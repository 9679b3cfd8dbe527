/** URLs of families, for agents. A leaf: imports nothing. */
const SEARCH = '/agent/familles'

export const familiesPaths = {
  search: SEARCH,
  one: (household: number | ':famille') => `${SEARCH}/${household}`,
  history: (household: number | ':famille', before?: Temporal.Instant) =>
    `${SEARCH}/${household}/historique${before ? `?avant=${before}` : ''}`,
  health: (household: number | ':famille', child: number | ':enfant') => `${SEARCH}/${household}/fiche-sanitaire/${child}`,
} as const
