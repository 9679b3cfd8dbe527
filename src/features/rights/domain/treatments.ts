/** RT-17 · what the town hall does with people’s data, by the part of the portal that does it, in the order of the register. */
export const TREATMENTS = [
  { code: 'accounts', title: 'Comptes et connexions', people: 'Familles, agents', permission: 'families.read' },
  { code: 'profile', title: 'Profil et identité', people: 'Familles', permission: 'identity.review' },
  { code: 'family', title: 'Famille et personnes autorisées', people: 'Parents, enfants, proches', permission: 'families.read' },
  { code: 'procedures', title: 'Demandes', people: 'Familles', permission: 'requests.read' },
  { code: 'documents', title: 'Justificatifs', people: 'Familles', permission: 'papers.review' },
  {
    code: 'messages',
    title: 'Échanges avec la mairie',
    people: 'Familles, personnes sans compte',
    permission: 'messages.consult',
  },
  { code: 'enrolment', title: 'Inscriptions', people: 'Enfants', permission: 'requests.read' },
  { code: 'agenda', title: 'Réservations et présences', people: 'Enfants', permission: 'agenda.lists' },
  { code: 'tariffs', title: 'Quotients et prix', people: 'Familles', permission: 'quotient.read' },
  { code: 'ledger', title: 'Comptabilité', people: 'Familles', permission: 'regie.see' },
  { code: 'payments', title: 'Paiements en ligne', people: 'Familles', permission: 'regie.see' },
  { code: 'regie', title: 'Encaissements de la régie', people: 'Familles', permission: 'regie.see' },
  { code: 'news', title: 'Actualités par courriel', people: 'Abonnés', permission: 'news.write' },
  { code: 'legal', title: 'Conditions acceptées', people: 'Familles', permission: 'data.see' },
  { code: 'rights', title: 'Droits sur les données', people: 'Familles', permission: 'data.see' },
  { code: 'town', title: 'Réglages de la commune', people: 'Agents', permission: 'data.see' },
] as const

/** The marks of the columns’ comments, in words. */
export const CATEGORIES: Readonly<Record<string, string>> = {
  identity: 'identité',
  contact: 'coordonnées',
  family: 'vie familiale et scolaire',
  money: 'situation financière',
  health: 'santé',
}
