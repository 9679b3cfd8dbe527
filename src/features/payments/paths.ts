export const paymentPaths = {
  home: '/paiements',
  amount: '/paiements/recharger',
  check: '/paiements/recharger/:id',
  outcome: '/paiements/retour/:id',
  statement: '/paiements/releve',
  /** Where a platform sends the payer back, by GET or POST, from its own site. */
  back: '/paiements/retour-banque/:id',
  /** Where PayFiP says that something happened. */
  notified: '/paiements/notification/payfip',
  demoBank: '/demo/banque/:id',
  checkOf: (id: number): string => `/paiements/recharger/${id}`,
  backOf: (id: number): string => `/paiements/retour-banque/${id}`,
  outcomeOf: (id: number): string => `/paiements/retour/${id}`,
  /** `oldestMonth` (1 to 12): months down to that one are shown; the anchor is that month. */
  statementOf: (at: { year: number; oldestMonth: number; anchor: string }): string =>
    `/paiements/releve?annee=${at.year}&mois=${at.oldestMonth}#${at.anchor}`,
}
