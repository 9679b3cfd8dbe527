/**
 * The labels that the manual names («Manuel utilisateur du portail citoyen de la ville d'Isques»), page by page, for what
 * this version does. Capitals may be small; a label may gain words, never lose its own. Left out until their turn comes:
 * papers to provide and their uploads, group bookings, search, news.
 */
export const MANUAL = {
  /** §1 La page d'accueil (non connecté) */
  publicHome: [
    'Me connecter',
    'Créer mon compte',
    'Sélectionnez un service',
    'Autres démarches',
    'Contacter la mairie',
    'Demande d’informations',
    'Restauration scolaire',
    'Fiche enfant',
  ],
  /** §2 Création de compte, first page */
  door: [
    'Vous n’avez pas encore de compte ?',
    'En créant un compte, vous pourrez :',
    'Suivre l’avancement de vos démarches en ligne',
    'Gagner du temps ! Les formulaires sont pré-remplis avec vos informations',
    'Retrouver toutes vos démarches en un seul endroit',
    'Créer mon compte',
    // §2.2 Se connecter
    'Me connecter',
    'Identifiant',
    'Mot de passe',
    'Mot de passe ou identifiant oublié ?',
  ],
  /** §2 the form */
  signUp: [
    'Création de compte particulier',
    '1 - Identité',
    'Saisie des informations d’identité nécessaires à la création du compte',
    'Civilité',
    'Monsieur',
    'Nom de naissance *',
    'Prénom *',
    '2nd prénom',
    '3eme prénom',
    'Date de naissance *',
    'Pays de naissance *',
    'France',
    'Commune de naissance *',
    // Filled from the commune: no star.
    'Département de naissance',
    'Email *',
    'Recopiez les caractères de l’image *',
    'Changer d’image',
    'Annuler la demande',
    'Suivant',
  ],
  /** §2 the summary */
  signUpSummary: [
    'Informations de la demande',
    '1 - Identité',
    'Demandeur : Nouvel utilisateur',
    'Civilité',
    'Nom d’usage',
    'Nom de naissance',
    'Prénom',
    '2nd prénom',
    '3eme prénom',
    'Date de naissance',
    '04/03/1988',
    'Département de naissance',
    '69',
    'Commune de naissance',
    'LYON 02',
    'Pays de naissance',
    'France',
    'Email',
    'Annuler la demande',
    'Modifier les informations',
    'Enregistrer la demande',
  ],
  /** §2.1 Activation du compte */
  activation: [
    'Un identifiant vous a été attribué par défaut (prénom.nom), vous pouvez le modifier si vous le souhaitez',
    'Votre identifiant de connexion *',
    'Veuillez créer votre mot de passe',
    'Le mot de passe doit contenir au minimum 8 caractères avec un caractère majuscule, un caractère minuscule et un chiffre.',
    'Les caractères accentués ne sont pas acceptés.',
    'Les symboles suivants sont acceptés',
    '! + @ # $ % ^ & * ( )',
    'Mot de passe *',
    'Répéter votre mot de passe *',
    'Annuler',
    'Valider et accéder à votre compte',
  ],
  /** §2.3 Mot de passe / nom d'utilisateur oublié */
  recovery: [
    'Qu’avez-vous perdu ? *',
    'Mon identifiant',
    'Mon mot de passe',
    'Votre courriel',
    'Votre nom d’utilisateur vous sera transmis par courriel.',
    '— OU —',
    'Votre nom d’utilisateur',
    'Un courriel vous sera envoyé afin de vous permettre de réinitialiser votre mot de passe.',
    'Envoyer',
  ],
  /** §3, on every page once connected */
  header: [
    'Échanges',
    'Paiements',
    'Agenda',
    'Mes demandes',
    'Bonjour Hubert MOUNIER',
    'Mon compte',
    'Mon profil',
    'Déconnexion',
  ],
  /** §3.1 Les échanges, the messages */
  messages: [
    'Échanges',
    'Messages',
    'Date',
    'Sujet',
    'Téléservice concerné',
    'Statut',
    'Action',
    'Demande de justificatifs',
    'Fiche enfant',
    'Non lu',
  ],
  /** §3.2 Paiements */
  payments: ['Paiements', 'Régie d’Isques', 'Solde au 13/11/2017 :', '-7,20 euros', 'Recharger mon compte', 'Relevé de compte'],
  /** §3.2.1 Recharger votre compte */
  topUp: [
    'Vous allez saisir ici, le montant que vous désirez affecter à votre compte famille.',
    'Le montant est exprimé en Euros (€)',
    'Après avoir saisi le montant désiré, vous serez redirigé vers une plateforme sécurisée de paiement en ligne.',
    'Montant à charger *',
    'Retour',
    'Valider le paiement',
  ],
  /** §3.2.2 Solde du compte */
  statement: [
    'Votre solde au 13/11/2017 : -7,20 euros',
    'Sélectionner l’année',
    'Date de valeur',
    'Date d’enregistrement',
    'Libellé',
    'Sous libellé',
    'Débit',
    'Crédit',
    'Mois de Novembre 2017',
    'Tarif enfant',
  ],
  /** §3.2.2, once there are movements in two months */
  statementOfTwoMonths: ['Mois de Décembre 2017', 'Afficher le mois précédent'],
  /** §3.2.2, the four lines in their order */
  statementLines: [
    '20/11/2017 10/11/2017 MOUNIER Éric Garderie (1 x 1,10 €) Garderie soir - Garderie soir 1,10 €',
    '20/11/2017 10/11/2017 MOUNIER Éric Restauration scolaire (1 x 3,90 €) Restauration scolaire - Repas de midi Tarif enfant 3,90 €',
    '20/11/2017 10/11/2017 MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin 1,10 €',
    '17/11/2017 10/11/2017 MOUNIER Éric Garderie (1 x 1,10 €) Garderie matin - Garderie matin 1,10 €',
  ],
  /** §3.3 Agenda */
  agenda: [
    'Agenda de',
    'MOUNIER Éric',
    'Sem.',
    'lun.',
    'mar.',
    'mer.',
    'jeu.',
    'ven.',
    'sam.',
    'dim.',
    '12 h, Restauration scolaire - Repas de midi',
  ],
  /** §3.4 Demandes */
  requests: [
    'Mes demandes',
    'En cours',
    'Numéro',
    'Type',
    'Date',
    'Personne concernée',
    'Statut',
    'Action',
    'Effectuées',
    'Aucune demande enregistrée',
  ],
  /** §3.4, the four lines in their order (their dates are those of the day that the demo was made) */
  requestLines: [
    '141 Fiche enfant DUPIN Alice Brouillon',
    '139 Fiche enfant DUPIN Jean Brouillon',
    '136 Fiche enfant DUPIN Alexis Brouillon',
    '125 Fiche enfant DUPIN Florian En traitement',
  ],
  /** §3.6 Faire une fiche enfant, its presentation */
  start: [
    'Fiche enfant',
    'Cette démarche prend 10 minutes',
    'J’accepte les conditions générales d’utilisation du service',
    'Faire une demande en ligne',
  ],
  /** §3.6 the child */
  child: ['Enfant', 'MOUNIER Éric', 'Ajouter un enfant', 'Suivant'],
  /** §3.6 «Ajouter un enfant» */
  addChild: [
    'Ajouter un enfant',
    'Sexe *',
    'Garçon',
    'Fille',
    'Nom de naissance *',
    'Prénom *',
    '2ème prénom',
    '3ème prénom',
    'Date de naissance *',
    'Pays de naissance *',
    'France',
    'Commune de naissance *',
    'Numéro du département de naissance',
    'Ajouter cette personne',
    'Fermer',
  ],
  /** §3.6 the child once chosen is shown back */
  chosenChild: ['Sexe', 'Masculin', 'Date de naissance', '12/03/2014', 'Commune de naissance', 'LYON 02'],
  /** §3.6 transport */
  transport: [
    'Mon enfant emprunte les transports scolaires',
    'Le matin',
    'Le soir',
    'Mon enfant n’emprunte pas les transports scolaires',
    'Suivant',
  ],
  /** §3.6 school */
  school: [
    'Dans quel établissement est scolarisé votre enfant ?',
    'Aucune inscription scolaire pour cet usager',
    'Année scolaire',
    'Année 2017 / 2018',
    'Etablissement',
    'École Le petit prince',
    'Niveau',
    'MS',
    'Sans la saisie de l’établissement et du niveau scolaire, votre enfant ne pourra pas réserver ses repas à la restauration scolaire.',
    'Suivant',
  ],
  /** §3.6 sessions */
  sessions: ['Inscription aux sessions *', 'Restauration scolaire', 'vous permettra seulement de pouvoir réserver', 'Suivant'],
  /** §3.6 the summary */
  summary: ['Informations de la demande', 'Modifier les informations', 'Enregistrer la demande'],
  /** §3.6 once saved */
  saved: [
    'Votre demande a été enregistrée, un accusé de réception vous a été envoyé par mail.',
    'Nous vous tiendrons informé de la prise en compte de votre demande par nos services traitants.',
    'Retrouvez votre demande dans',
    'Mes demandes',
    'vous pouvez encore la modifier tant qu’elle n’a pas été prise en compte par nos services.',
    'Retour à mes demandes',
    'Voir et imprimer la demande',
  ],
  /** §3.5 Profil, civil data */
  profile: [
    'Mon profil',
    'Civilité',
    'Monsieur',
    'Nom de naissance',
    'Nom d’usage',
    'Non renseigné',
    'Prénom',
    'Date de naissance',
    '04/03/1988',
    'Pays de naissance',
    'France',
    'Commune de naissance',
    'LYON 02',
    'département de naissance',
    '69',
  ],
} as const
