import { sql } from 'kysely'
import { among, ERASED_BORN, is, OF_AGENTS, OWN_NUMBER, type PersonalTable } from '#platform/db/personal.ts'
import { SECURITY_EVENTS } from './domain/security-event.ts'

/** Of a person whose account ended, the row keeps its number, to which bookings and entries refer. */
const nobody = (firstName: string) => ({
  first_name: firstName,
  birth_name: 'Supprimé',
  usual_name: null,
  second_name: null,
  third_name: null,
  civility: null,
  sex: null,
  birth_date: ERASED_BORN,
  birth_country: '-',
  birth_place: '-',
  birth_department: '-',
  birth_commune: null,
  details_confirmed_at: null,
})

export const personalData: readonly PersonalTable[] = [
  {
    table: 'person',
    export: {
      title: 'Identité',
      rows: (s) => among('id', [s.person, ...s.children]),
      order: 'id',
      columns: {
        kind: { label: 'Adulte ou enfant', words: { adult: 'Adulte', child: 'Enfant' } },
        civility: { label: 'Civilité', words: { madame: 'Madame', monsieur: 'Monsieur' } },
        sex: { label: 'Sexe', words: { F: 'Féminin', M: 'Masculin' } },
        birth_name: 'Nom de naissance',
        usual_name: 'Nom d’usage',
        first_name: '1er prénom',
        second_name: '2e prénom',
        third_name: '3e prénom',
        birth_date: 'Date de naissance',
        birth_country: 'Pays de naissance',
        birth_place: 'Commune de naissance',
        birth_commune: 'Code de la commune de naissance',
        birth_department: 'Département de naissance',
        created_at: 'Connu depuis le',
      },
    },
    without: { household_id: OWN_NUMBER },
    erase: [
      { blank: nobody('Compte'), where: (l) => is('id', l.person) },
      { blank: nobody('Enfant'), where: (l) => among('id', l.leaving) },
    ],
  },
  {
    table: 'account',
    export: {
      title: 'Compte',
      rows: (s) => is('id', s.account),
      order: 'id',
      columns: { login: 'Identifiant', email: 'Adresse électronique', created_at: 'Compte créé le' },
    },
    erase: [
      {
        // Free for a new account, and known no more.
        blank: {
          login: sql`'compte-ferme-' || id`,
          email: sql`'compte-ferme-' || id || '@compte.invalid'`,
        },
        where: (l) => is('id', l.account),
      },
    ],
  },
  {
    table: 'security_event',
    export: {
      title: 'Événements de sécurité',
      rows: (s) => is('account_id', s.account),
      order: 'at',
      columns: {
        at: 'Date',
        kind: { label: 'Ce qui est arrivé', words: SECURITY_EVENTS },
        browser: 'Navigateur',
        network: 'Adresse tronquée',
      },
    },
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'session',
    export: {
      title: 'Connexions',
      rows: (s) => is('account_id', s.account),
      order: 'created_at',
      columns: { created_at: 'Ouverte le', seen_at: 'Vue le', ended_at: 'Fermée le', browser: 'Navigateur' },
    },
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'email_change',
    export: {
      title: 'Changements d’adresse électronique demandés',
      rows: (s) => is('account_id', s.account),
      order: 'created_at',
      columns: { email: 'Adresse souhaitée', created_at: 'Demandé le', used_at: 'Confirmé le' },
    },
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'one_time_link',
    export: 'liens envoyés par courriel, dont seule l’empreinte est gardée',
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  { table: 'signup', export: 'vidée à l’activation du compte', erase: [{ delete: (l) => is('account_id', l.account) }] },
  { table: 'kept_form', export: 'gardée une demi-heure', erase: [{ delete: (l) => is('account_id', l.account) }] },
  {
    table: 'form_key',
    export: 'clés techniques de formulaires',
    erase: [{ delete: (l) => sql`key like ${`${l.account}/%`}` }],
  },
  {
    table: 'pending_sign_in',
    export: 'connexions en cours, quelques minutes',
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'factor_setup',
    export: 'second facteur en cours d’ajout, une demi-heure',
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'sign_in_method',
    export: 'secrets de connexion, illisibles',
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'demo_mail',
    export: 'courriels de la démonstration\u00a0: vous les avez reçus',
    erase: [{ delete: (l) => is('recipient', l.email) }],
  },
  { table: 'agent', export: OF_AGENTS, erase: [{ kept: 'accounts.agents' }] },
  { table: 'agent_invitation', export: OF_AGENTS, erase: [{ kept: 'accounts.agents' }] },
]
