/**
 * The five states that each page is looked at in: as it usually is, with nothing in it, when something is wrong, after
 * something was done, and with more and longer data than anybody has. test/whole/states.test.ts holds this table against the
 * routes; test/deep/accessible.test.ts shows every one of them to a browser.
 */

/** A state that makes no sense there, and why. */
export type Without = { readonly without: string }
/** `walked`: half-way through something, which test/deep/accessible.test.ts does first. `opened`: the page at its address, in the town of that state. `posted`: its form sent empty, or filled with nonsense. */
export type Seen = 'opened' | 'posted' | 'walked' | { readonly after: string }
export type States = {
  readonly normal: Seen | Without
  readonly empty: Seen | Without
  readonly error: Seen | Without
  readonly success: Seen | Without
  readonly long: Seen | Without
}
export const STATES = ['normal', 'empty', 'error', 'success', 'long'] as const
export type State = (typeof STATES)[number]

const without = (why: string): Without => ({ without: why })

/** Its route has no POST: states.test.ts checks it. */
export const NO_FORM = without('nothing is posted to it')
/** Its address names something: states.test.ts checks it. */
export const NAMES_ONE = without('its address names one thing, which is there')
/** What is posted holds nothing that could be wrong: one button, or only things that may be left out. */
export const ASKS_NOTHING = without('its form asks nothing that can be wrong')
/** Read by anybody; whatever one does leads elsewhere. */
export const NOT_AFTER = without('nothing that one does leads here')

const every = (seen: Seen | Without): States => ({ normal: seen, empty: seen, error: seen, success: seen, long: seen })

/** A download, a picture, a sound: no page. */
const FILE = every(without('a file, not a page'))
/** Only posted to: it answers by leading on, or by the page that it was posted from. */
const acts = (error: States['error']): States => ({ ...every(without('shows no page of its own')), error })
/** Only half-way through something: a journey goes there with axe, on its own. */
const during = (journey: string, what: string): States => every(without(`${what}: test/${journey}`))

const WALKED: States = { ...every(without('the same page, half-way through something')), normal: 'walked' }

type Parts = Partial<States>
/** Lists things; nothing is posted to it. */
const list = (flash: string | null, parts: Parts = {}): States => ({
  normal: 'opened',
  empty: 'opened',
  error: NO_FORM,
  success: flash === null ? NOT_AFTER : { after: flash },
  long: 'opened',
  ...parts,
})
/** A form of its own, which may also stand in a town without anything. */
const form = (flash: string | null, parts: Parts = {}): States => list(flash, { error: 'posted', ...parts })
/** About one thing that its address names. */
const one = (flash: string | null, parts: Parts = {}): States => list(flash, { empty: NAMES_ONE, ...parts })
const formOfOne = (flash: string | null, parts: Parts = {}): States => form(flash, { empty: NAMES_ONE, ...parts })

/** Route → its five states. */
export const states: Readonly<Record<string, States>> = {
  // captcha
  '/verification/:verification/image': FILE,
  '/verification/:verification/son': FILE,
  // accounts
  '/connexion': form('signed-out'),
  '/agent/connexion': form('signed-out'),
  '/deconnexion': acts(ASKS_NOTHING),
  '/inscription': form('signed-out'),
  '/inscription/:cle': formOfOne('signed-out', { error: ASKS_NOTHING }),
  '/inscription/:cle/modifier': formOfOne('signed-out'),
  '/inscription/:cle/annuler': acts(ASKS_NOTHING),
  '/inscription/:cle/messagerie': formOfOne('signed-out', { error: ASKS_NOTHING }),
  '/activation/:jeton': formOfOne('signed-out'),
  '/activation/:jeton/nouveau-lien': formOfOne('signed-out', { error: ASKS_NOTHING }),
  '/oubli': form('signed-out'),
  '/oubli/envoye': list('signed-out'),
  '/mot-de-passe/:jeton': formOfOne('signed-out'),
  '/profil/identifiants': form('signed-out', { error: ASKS_NOTHING }),
  '/profil/identifiants/identifiant': form('signed-out'),
  '/profil/identifiants/courriel': form('signed-out'),
  '/profil/identifiants/mot-de-passe': form('signed-out'),
  '/adresse/:jeton': formOfOne('signed-out', { error: ASKS_NOTHING }),
  '/reprise': during('journeys/accounts.test.ts', 'a form sent after the session’s end'),
  '/connexion/code': WALKED,
  '/agent/connexion/code': WALKED,
  '/agent/connexion/second-facteur': WALKED,
  '/agent/invitation/:jeton': formOfOne('signed-out'),
  '/profil/second-facteur': form('signed-out'),
  '/profil/second-facteur/ajouter': WALKED,
  '/profil/second-facteur/nouveaux-codes': WALKED,
  '/profil/second-facteur/codes-de-secours': WALKED,
  '/agent/second-facteur': form('signed-out'),
  '/agent/second-facteur/ajouter': WALKED,
  '/agent/second-facteur/nouveaux-codes': WALKED,
  '/agent/second-facteur/codes-de-secours': WALKED,
  '/profil/second-facteur/retirer': WALKED,
  // family
  '/profil/famille': list('own-child-added'),
  '/profil/famille/enfants/nouveau': form('own-child-added'),
  '/profil/famille/enfants/:enfant/identite': formOfOne('details-saved'),
  '/profil/famille/enfants/:enfant/identite/retrait': acts(ASKS_NOTHING),
  '/profil/famille/inviter': form('own-child-added', { empty: without('leads back to the family while it has no child') }),
  '/profil/famille/invitations/:invitation/renvoyer': acts(ASKS_NOTHING),
  '/profil/famille/invitations/:invitation/retirer': acts(ASKS_NOTHING),
  '/profil/famille/enfants/:enfant/parents/:parent': formOfOne('own-child-added', { error: ASKS_NOTHING }),
  '/profil/famille/enfants/:enfant/personnes': formOfOne('own-child-added'),
  '/profil/famille/enfants/:enfant/personnes/:personne/retirer': acts(ASKS_NOTHING),
  '/famille/invitation/:jeton': formOfOne('own-child-added', { error: ASKS_NOTHING }),
  // catalogue
  '/agent/parametres/services': list('service-saved'),
  '/agent/parametres/services/nouveau': form('service-saved'),
  '/agent/parametres/services/:service': formOfOne('service-saved'),
  '/agent/parametres/ecoles': list('service-saved'),
  '/agent/parametres/ecoles/nouvelle': form('service-saved'),
  '/agent/parametres/ecoles/:ecole': formOfOne('service-saved'),
  '/agent/parametres/annees': list('service-saved'),
  '/agent/parametres/annees/copier': acts(ASKS_NOTHING),
  '/agent/parametres/annees/:annee': formOfOne('service-saved'),
  // legal
  '/cgu': list(null),
  '/mentions-legales': list(null),
  '/donnees-personnelles': list(null),
  '/accessibilite': list(null),
  '/cgu/nouvelle-version': list(null, { error: ASKS_NOTHING }),
  '/agent/parametres/textes-legaux': list('legal-published'),
  '/agent/parametres/textes-legaux/:texte': formOfOne(null),
  // documents
  '/echanges/justificatifs': list('paper-sent'),
  '/echanges/justificatifs/:piece': one('paper-sent'),
  '/echanges/justificatifs/:piece/situation': acts('posted'),
  '/echanges/justificatifs/:piece/fournir': formOfOne('paper-sent'),
  '/echanges/justificatifs/:piece/verification': during('journeys/messages.test.ts', 'a file sent, not yet kept'),
  '/echanges/justificatifs/:piece/retirer': acts(ASKS_NOTHING),
  '/echanges/justificatifs/:piece/reprendre': acts(ASKS_NOTHING),
  '/echanges/justificatifs/:piece/brouillon/pages/:page': FILE,
  '/echanges/justificatifs/:piece/pages/:page': FILE,
  '/echanges/justificatifs/:piece/fichiers/:fichier': FILE,
  '/agent/justificatifs': list('paper-sent'),
  '/agent/justificatifs/terminer': form('paper-sent', { error: ASKS_NOTHING }),
  '/agent/justificatifs/:piece': formOfOne('paper-sent'),
  '/agent/justificatifs/:piece/vu': acts(ASKS_NOTHING),
  '/agent/justificatifs/:piece/annuler': acts(ASKS_NOTHING),
  '/agent/justificatifs/:piece/pages/:page': FILE,
  '/agent/justificatifs/:piece/fichiers/:fichier': FILE,
  '/agent/parametres/justificatifs': list('paper-sent'),
  '/agent/parametres/justificatifs/nouveau': form('paper-sent'),
  '/agent/parametres/justificatifs/:type': formOfOne('paper-sent'),
  // messages
  '/echanges': list('reply-sent'),
  '/echanges/:id': formOfOne('reply-sent'),
  '/echanges/:id/pieces/:piece/pages/:page': FILE,
  '/echanges/:id/pieces/:piece/fichiers/:fichier': FILE,
  '/demarches/:demarche/sans-compte': formOfOne(null),
  '/demarches/:demarche/sans-compte/a-confirmer': one(null),
  '/contact/confirmation/:jeton': formOfOne(null, { error: ASKS_NOTHING }),
  '/contact/conversation/:jeton': formOfOne(null),
  '/contact/conversation/:jeton/pieces/:piece/pages/:page': FILE,
  '/contact/conversation/:jeton/pieces/:piece/fichiers/:fichier': FILE,
  '/contact/conversation/:jeton/nouveau-lien': acts(ASKS_NOTHING),
  '/agent/messages': form('reply-sent'),
  '/agent/messages/reponses-types': list('reply-sent'),
  '/agent/messages/reponses-types/nouvelle': form('reply-sent'),
  '/agent/messages/reponses-types/:reponse': formOfOne('reply-sent'),
  '/agent/messages/reponses-types/:reponse/supprimer': acts(ASKS_NOTHING),
  '/agent/parametres/messages': form('reply-sent'),
  '/agent/messages/:id': one('reply-sent'),
  '/agent/messages/:id/pieces/:piece/pages/:page': FILE,
  '/agent/messages/:id/pieces/:piece/fichiers/:fichier': FILE,
  '/agent/messages/:id/repondre': acts('posted'),
  '/agent/messages/:id/note': acts('posted'),
  '/agent/messages/:id/suivi': acts(ASKS_NOTHING),
  '/agent/messages/:id/service': acts('posted'),
  '/agent/messages/:id/clore': acts(ASKS_NOTHING),
  '/agent/messages/:id/rouvrir': acts(ASKS_NOTHING),
  // tariffs
  '/tarifs': list(null),
  '/paiements/quotient': form('tariff-drafted'),
  '/paiements/quotient/attestation': acts('posted'),
  '/paiements/quotient/:quotient/pages/:page': FILE,
  '/paiements/quotient/:quotient/fichiers/:fichier': FILE,
  '/agent/tarifs': list('tariff-drafted'),
  '/agent/tarifs/activite/:activite': formOfOne('tariff-drafted'),
  '/agent/tarifs/:tarif/modifier': formOfOne('tariff-drafted'),
  '/agent/tarifs/:tarif': one('tariff-drafted'),
  '/agent/tarifs/:tarif/publier': acts(ASKS_NOTHING),
  '/agent/tarifs/:tarif/supprimer': acts(ASKS_NOTHING),
  '/agent/quotients': list('tariff-drafted'),
  '/agent/quotients/:quotient': formOfOne('tariff-drafted'),
  '/agent/quotients/:quotient/pages/:page': FILE,
  '/agent/quotients/:quotient/fichiers/:fichier': FILE,
  '/agent/paniers-repas/:enfant': formOfOne('tariff-drafted'),
  // profile
  '/profil': list('details-saved'),
  '/profil/coordonnees': form('details-saved'),
  '/profil/donnees-sociales': form('details-saved'),
  '/profil/donnees-civiles': form('details-saved'),
  '/profil/donnees-civiles/retrait': acts(ASKS_NOTHING),
  '/profil/confirmation': acts(ASKS_NOTHING),
  '/agent/identites': list('details-saved'),
  '/agent/identites/:correction': formOfOne('details-saved'),
  '/agent/identites/:correction/pages/:page': FILE,
  // payments
  '/paiements': list('alert-set'),
  '/paiements/recharger': form('alert-set'),
  '/paiements/recharger/:id': during('journeys/money.test.ts', 'an order not yet at the bank'),
  '/paiements/retour/:id': one('alert-set'),
  '/paiements/releve': list('alert-set'),
  '/paiements/releve/pdf': FILE,
  '/paiements/releve/csv': FILE,
  '/paiements/prix/:ligne': one('alert-set'),
  '/paiements/recus': list('alert-set'),
  '/paiements/recus/:recu': FILE,
  '/paiements/alerte': form('alert-set'),
  '/demo/banque/:id': formOfOne(null),
  // procedures
  '/demarches/:demarche': formOfOne('change-dropped'),
  '/demandes': list('change-dropped'),
  '/demandes/:numero': one('change-dropped'),
  '/demandes/:numero/etape/:etape': formOfOne('change-dropped'),
  '/demandes/:numero/ajouter-un-enfant': formOfOne('change-dropped'),
  '/demandes/:numero/verification': during('journeys/seven-steps.test.ts', 'a draft whose every step is answered'),
  '/demandes/:numero/confirmation': one('change-dropped'),
  '/demandes/:numero/imprimer': one('change-dropped'),
  '/demandes/:numero/pdf': FILE,
  '/demandes/:numero/completer': WALKED,
  '/demandes/:numero/abandonner-les-modifications': WALKED,
  '/demandes/:numero/retirer': WALKED,
  '/demandes/:numero/supprimer': formOfOne('change-dropped', { error: ASKS_NOTHING }),
  '/agent/demandes': list('change-dropped'),
  '/agent/demandes/affecter': acts('posted'),
  '/agent/demandes/export': FILE,
  '/agent/demandes/:numero': one('change-dropped'),
  '/agent/demandes/:numero/prendre-en-charge': acts('posted'),
  '/agent/demandes/:numero/relacher': acts('posted'),
  '/agent/demandes/:numero/accepter': formOfOne('change-dropped'),
  '/agent/demandes/:numero/refuser': formOfOne('change-dropped'),
  '/agent/demandes/:numero/repondre': WALKED,
  '/agent/demandes/:numero/reprendre': formOfOne('change-dropped'),
  '/agent/demandes/:numero/affecter': acts('posted'),
  '/agent/demandes/:numero/notes': acts('posted'),
  '/agent/demandes/:numero/completer': formOfOne('change-dropped'),
  '/agent/demandes/:numero/ne-plus-attendre': acts(ASKS_NOTHING),
  '/agent/demandes/:numero/rouvrir': WALKED,
  '/agent/demandes/:numero/corriger/:etape': formOfOne('change-dropped'),
  '/agent/demarches': list('change-dropped'),
  '/agent/demarches/importer': form('change-dropped'),
  '/agent/demarches/:demarche': one('change-dropped'),
  '/agent/demarches/:demarche/ouvrir': acts(ASKS_NOTHING),
  '/agent/demarches/:demarche/fermer': acts(ASKS_NOTHING),
  '/agent/demarches/:demarche/versions/:version/export': FILE,
  '/agent/demarches/:demarche/versions/:version/apercu': formOfOne('change-dropped'),
  '/agent/demandes/:numero/accuse': formOfOne('change-dropped', { error: ASKS_NOTHING }),
  '/agent/demandes/nouvelle': form('change-dropped'),
  '/agent/demandes/nouvelle/commencer': acts('posted'),
  '/agent/demandes/:numero/saisie': acts(ASKS_NOTHING),
  '/agent/demandes/:numero/saisie/etape/:etape': formOfOne('change-dropped'),
  '/agent/demandes/:numero/saisie/ajouter-un-enfant': formOfOne('change-dropped'),
  '/agent/demandes/:numero/saisie/supprimer': formOfOne('change-dropped', { error: ASKS_NOTHING }),
  // menus
  '/agent/menus': form('menus.saved'),
  '/agent/menus/importer': form('menus.saved'),
  // agenda
  '/agenda': form('agenda.saved'),
  '/agenda/verification': during('journeys/agenda.test.ts', 'days ticked, not yet kept'),
  '/agenda/enregistrement': during('journeys/agenda.test.ts', 'days kept'),
  '/agenda/pourquoi': list('agenda.saved', { empty: without('its address names a day of a child') }),
  '/agenda/reservations-groupees': form('agenda.saved'),
  '/agenda/reservations-groupees/enregistrement': during('journeys/agenda.test.ts', 'a group booked'),
  '/agenda/reservations-groupees/:numero': formOfOne('agenda.saved', { error: ASKS_NOTHING }),
  '/agent/parametres/calendrier': list('agenda.saved'),
  '/agent/parametres/calendrier/fermer': form('agenda.saved'),
  '/agent/parametres/calendrier/fermer/enregistrer': acts('posted'),
  '/agent/parametres/calendrier/importer': form('agenda.saved'),
  '/agent/parametres/calendrier/importer/enregistrer': acts('posted'),
  '/agent/parametres/calendrier/:fermeture': formOfOne('agenda.saved', { error: ASKS_NOTHING }),
  '/agent/listes': list('agenda.saved'),
  '/agent/listes/semaine': list('agenda.saved'),
  '/agent/listes/fichier': FILE,
  '/agent/listes/figer': acts(ASKS_NOTHING),
  '/agent/listes/activites/:activite': one('agenda.saved'),
  '/agent/appel': list('agenda.saved'),
  '/agent/appel/:activite': formOfOne('agenda.saved', { error: ASKS_NOTHING }),
  '/agent/appel/:activite/terminer': acts(ASKS_NOTHING),
  '/agent/appel/:activite/rouvrir': acts('posted'),
  '/agent/appel/:activite/ajouter': formOfOne('agenda.saved', { error: ASKS_NOTHING }),
  '/agent/agenda': list('agenda.saved'),
  '/agent/agenda/:enfant': one('agenda.saved'),
  '/agent/agenda/:enfant/verification': acts('posted'),
  '/agent/agenda/:enfant/enregistrement': acts('posted'),
  '/agent/frequentation': list('agenda.saved'),
  '/agent/frequentation/fichier': FILE,
  '/agent/parametres/activites': list('agenda.saved'),
  '/agent/parametres/activites/nouvelle': form('agenda.saved'),
  '/agent/parametres/activites/:activite': formOfOne('agenda.saved'),
  '/agent/parametres/activites/:activite/delais': formOfOne('agenda.saved'),
  '/agent/parametres/presences': list('agenda.saved'),
  '/agent/parametres/presences/nouvelle': form('agenda.saved'),
  '/agent/parametres/presences/:presence': formOfOne('agenda.saved'),
  '/agent/parametres/envois': form('agenda.saved'),
  // places
  '/lieux': list(null),
  '/lieux/:lieu': one(null),
  '/services': list(null),
  '/agent/parametres/lieux': list('place-saved'),
  '/agent/parametres/lieux/nouveau': form('place-saved'),
  '/agent/parametres/lieux/:lieu': formOfOne('place-saved'),
  '/agent/parametres/lieux/:lieu/exceptions': acts('posted'),
  '/agent/parametres/lieux/:lieu/exceptions/:exception/supprimer': acts(ASKS_NOTHING),
  '/agent/parametres/lieux/:lieu/supprimer': formOfOne('place-saved', { error: ASKS_NOTHING }),
  // news
  '/actualites': list('news-saved'),
  '/actualites/:actualite': one('news-saved'),
  '/actualites/abonnement': form('news-saved'),
  '/actualites/abonnement/a-confirmer': list('news-saved'),
  '/actualites/abonnement/:jeton': formOfOne('news-saved'),
  '/actualites/desabonnement/:jeton': formOfOne('news-saved', { error: ASKS_NOTHING }),
  '/agent/actualites': list('news-saved'),
  '/agent/actualites/nouvelle': form('news-saved'),
  '/agent/actualites/:actualite/apercu': one(null),
  '/agent/actualites/:actualite': formOfOne('news-saved'),
  // search
  '/recherche': list(null),
  '/agent/parametres/recherche': list('synonym-saved'),
  '/agent/parametres/recherche/synonymes': acts('posted'),
  '/agent/parametres/recherche/synonymes/:synonyme/supprimer': acts(ASKS_NOTHING),
  // regie
  '/agent/regie': list('regie-closed'),
  '/agent/regie/familles/:famille': one('regie-closed'),
  '/agent/regie/familles/:famille/encaisser': formOfOne('regie-closed'),
  '/agent/regie/familles/:famille/rembourser': formOfOne('regie-closed'),
  '/agent/regie/encaissements/:encaissement': one('regie-closed'),
  '/agent/regie/encaissements/:encaissement/annuler': acts(ASKS_NOTHING),
  '/agent/regie/recus/:recu': acts(ASKS_NOTHING),
  '/agent/regie/caisse': form('regie-closed'),
  '/agent/regie/journal': list('regie-closed'),
  '/agent/regie/journal.csv': FILE,
  '/agent/regie/dettes': list('regie-closed'),
  '/agent/regie/dettes.csv': FILE,
  '/agent/regie/paiements-en-ligne': list('regie-closed'),
  '/agent/regie/paiements-en-ligne.csv': FILE,
  '/agent/regie/paiements-en-ligne/:paiement': one('regie-closed'),
  '/agent/regie/paiements-en-ligne/:paiement/verifier': acts(ASKS_NOTHING),
  '/agent/regie/paiements-en-ligne/:paiement/saisir': acts('posted'),
  '/agent/regie/versements': form('regie-closed'),
  '/agent/regie/cloture': form('regie-closed', { error: ASKS_NOTHING }),
  '/agent/parametres/regie': form('regie-closed'),
  // rights
  '/profil/mes-donnees': list('export-deleted'),
  '/profil/mes-donnees/export': list('export-asked', { error: ASKS_NOTHING }),
  '/profil/mes-donnees/export/telechargement': FILE,
  '/profil/mes-donnees/export/effacement': acts(ASKS_NOTHING),
  '/profil/mes-donnees/suppression': list('account-kept', {
    error: without('what forbids it is on the page as it opens: test/journeys/rights.test.ts'),
  }),
  '/profil/mes-donnees/consultations': list(null),
  '/durees-de-conservation': list(null),
  '/profil/mes-donnees/accords': list('news-left', { error: ASKS_NOTHING }),
  '/agent/parametres/registre': list(null),
  '/agent/parametres/conservation': list(null),
  // town
  '/agent/parametres/ville/rubriques': list('town-settled', { error: ASKS_NOTHING }),
  '/agent/parametres/ville/courriels': form('town-settled'),
  '/agent/parametres/ville/courriels/textes': list('town-settled'),
  '/agent/parametres/ville/courriels/textes/:lettre': formOfOne('town-settled'),
  '/agent/parametres/ville/courriels/essai': acts(ASKS_NOTHING),
  '/agent/parametres/ville/identite': form('town-settled'),
  '/agent/parametres/ville/logo': form('town-settled'),
  '/agent/parametres/ville/image': form('town-settled'),
  '/agent/parametres/ville/aide': form('town-settled'),
  '/agent/parametres/ville/inscription': form('town-settled'),
  '/agent/parametres/historique': list('town-settled'),
  '/agent/parametres/historique.csv': FILE,
  // families
  '/agent/messages/familles/:famille': formOfOne('reply-sent'),
  '/agent/familles/:famille/historique': one(null),
  '/agent/familles': form(null),
  '/agent/familles/:famille': one(null),
  '/agent/familles/:famille/fiche-sanitaire/:enfant': one(null),
  // home
  '/': list(null),
  '/accueil/a-faire': list(null),
  '/accueil': list(null),
  '/plan-du-site': list(null),
  // desk
  '/agent': list(null),
  // admin
  '/agent/parametres': list('agent-suspended'),
  '/agent/parametres/agents': list('agent-suspended'),
  '/agent/parametres/agents/inviter': form('agent-suspended'),
  '/agent/parametres/agents/:compte': one('agent-suspended'),
  '/agent/parametres/agents/:compte/modifier': formOfOne('agent-suspended'),
  '/agent/parametres/agents/:compte/suspendre': acts(ASKS_NOTHING),
  '/agent/parametres/agents/:compte/rouvrir': acts(ASKS_NOTHING),
  '/agent/parametres/agents/:compte/second-facteur': formOfOne('agent-suspended', { error: ASKS_NOTHING }),
  '/agent/parametres/invitations/:invitation/renvoyer': acts(ASKS_NOTHING),
  '/agent/parametres/invitations/:invitation/retirer': acts(ASKS_NOTHING),
  // demo
  '/demo': list(null),
  '/demo/courriels': list(null),
  '/demo/courriels/:id': one(null),
  '/_composants': form(null),
}
