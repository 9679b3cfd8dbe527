/** RT-20 · what an agent did, in the words of whoever’s file it is; what is not here was read, or changed. */
const ACTS: Readonly<Record<string, string>> = {
  'families.read': 'Dossier de la famille lu',
  'families.find': 'Famille trouvée par une recherche',
  'families.read-health': 'Fiche sanitaire lue',
  'health.read': 'Fiche sanitaire lue',
  'requests.read': 'Demande lue',
  'requests.find-adult': 'Demande saisie au guichet',
  'requests.assign': 'Demande affectée',
  'requests.take': 'Demande prise en charge',
  'requests.take-over': 'Demande reprise par un autre agent',
  'requests.release': 'Demande remise dans la file',
  'requests.accept': 'Demande acceptée',
  'requests.refuse': 'Demande refusée',
  'requests.reopen': 'Demande rouverte',
  'requests.ask': 'Complément demandé',
  'requests.correct': 'Réponse corrigée',
  'requests.note': 'Note de travail écrite',
  'requests.enter': 'Demande saisie au guichet',
  'papers.read': 'Justificatif lu',
  'papers.decide': 'Justificatif vérifié',
  'messages.read': 'Échange lu',
  'messages.read-file': 'Pièce jointe lue',
  'messages.answer': 'Réponse écrite',
  'bookings.read': 'Agenda lu',
  'bookings.change': 'Réservations changées',
  'quotient.read': 'Quotient familial lu',
  'quotient.accept': 'Quotient familial accepté',
  'quotient.refuse': 'Quotient familial refusé',
  'lunch.read': 'Panier-repas lu',
  'lunch.brought': 'Panier-repas noté',
  'lunch.served': 'Fin du panier-repas notée',
  'regie.read': 'Compte famille lu',
  'regie.print': 'Relevé imprimé',
  'regie.refund': 'Remboursement fait',
  'roll-call.add': 'Présence ajoutée',
  'roll-call.remove': 'Présence retirée',
}

export const actWords = (action: string): string => {
  if (ACTS[action]) return ACTS[action]
  if (/refused|denied/.test(action)) return 'Accès refusé à un agent'
  return /\.(read|print|find|export)/.test(action) ? 'Dossier lu' : 'Dossier modifié'
}

/** «Demande n° 125» for «demande/125»; `names`: of the persons, by number. */
export const subjectWords = (subject: string, names: ReadonlyMap<number, string>): string => {
  const [kind, number] = subject.split('/')
  switch (kind) {
    case 'personne':
    case 'enfant':
      return names.get(Number(number)) ?? 'Votre famille'
    case 'demande':
      return `Demande n°\u00a0${number}`
    case 'justificatif':
      return 'Justificatif'
    case 'conversation':
      return 'Échange avec la mairie'
    default:
      return 'Votre famille'
  }
}
