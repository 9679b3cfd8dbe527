export const paymentPaths = {
  home: '/paiements',
  amount: '/paiements/recharger',
  check: '/paiements/recharger/:id',
  outcome: '/paiements/retour/:id',
  statement: '/paiements/releve',
  receipts: '/paiements/recus',
  receipt: '/paiements/recus/:recu',
  alert: '/paiements/alerte',
  statementPdf: '/paiements/releve/pdf',
  statementCsv: '/paiements/releve/csv',
  /** «Pourquoi ce prix ?», of a row of the statement. */
  price: '/paiements/prix/:ligne',
  /** Where a platform sends the payer back, by GET or POST, from its own site. */
  back: '/paiements/retour-banque/:id',
  /** Where PayFiP says that something happened. */
  notified: '/paiements/notification/payfip',
  demoBank: '/demo/banque/:id',
  receiptOf: (number: number): string => `/paiements/recus/${number}`,
  /** The amount («3,90») is proposed, never believed. */
  amountOf: (typed: string): string => `/paiements/recharger?montant=${typed}`,
  checkOf: (id: number): string => `/paiements/recharger/${id}`,
  backOf: (id: number): string => `/paiements/retour-banque/${id}`,
  outcomeOf: (id: number): string => `/paiements/retour/${id}`,
  /** `oldestMonth` (1 to 12): months down to that one are shown; the anchor is that month. */
  statementOf: (at: { year: number; oldestMonth: number; child: number | null; anchor: string }): string =>
    `/paiements/releve?annee=${at.year}&mois=${at.oldestMonth}${at.child === null ? '' : `&enfant=${at.child}`}#${at.anchor}`,
  statementFile: (kind: 'pdf' | 'csv', year: number, child: number | null): string =>
    `/paiements/releve/${kind}?annee=${year}${child === null ? '' : `&enfant=${child}`}`,
  priceOf: (line: number): string => `/paiements/prix/${line}`,
}
