import { inTransaction } from '#platform/db/database.ts'
import { sweep } from '#platform/db/retention.ts'
import type { Feature } from '#platform/feature.ts'
import { familyTexts } from './mails/letters.ts'
import {
  addOwnChild,
  addPerson,
  family,
  guardianInvitation,
  invite,
  removePerson,
  resend,
  rights,
  withdraw,
} from './pages/citizen/family.route.ts'
import { personalData } from './personal.ts'
import { INVITATIONS, retention } from './retention.ts'
import { listAuthorised } from './store/family.ts'
import { listHappened } from './store/family-events.ts'
import { deleteGuardianInvitationsBefore } from './store/invitations.ts'
import { namesOf } from './store/persons.ts'

const FAMILIES_READ = 'families.read'

const HAPPENED = {
  invited: 'Autre parent invité',
  accepted: 'Invitation acceptée',
  declared: 'Enfant rattaché',
  authorised: 'Personne autorisée',
} as const

export const familyFeature: Feature = {
  name: 'family',
  pages: [family, addOwnChild, invite, resend, withdraw, rights, addPerson, removePerson, guardianInvitation],
  flashes: {
    'own-child-added': { tone: 'success', text: 'L’enfant est ajouté. Faites sa fiche enfant pour pouvoir réserver.' },
    'guardian-invited': { tone: 'success', text: 'L’invitation est envoyée par courriel.' },
    'guardian-invitation-withdrawn': { tone: 'info', text: 'L’invitation est retirée\u00a0: son lien ne fonctionne plus.' },
    'guardian-invitation-accepted': { tone: 'success', text: 'Vous suivez désormais ces enfants depuis votre compte.' },
    'guardian-rights-changed': { tone: 'success', text: 'Les droits de cette personne sont changés.' },
    'guardian-revoked': { tone: 'success', text: 'L’accès de cette personne est retiré. Elle en est informée.' },
    'person-authorised': { tone: 'success', text: 'Cette personne est ajoutée. Les agents la voient sur les listes du jour.' },
    'person-removed': { tone: 'success', text: 'Cette personne est retirée.' },
  },
  contributes: {
    letters: familyTexts,
    personalData,
    retention,
    family: [
      {
        title: 'Personnes autorisées',
        permission: FAMILIES_READ,
        rank: 12,
        empty: 'Personne, en dehors des fiches enfant acceptées.',
        read: async ({ db }, { children }) => {
          const [persons, known] = await Promise.all([listAuthorised(db, children), namesOf(db, children)])
          return persons.map((person) => ({
            group: known.get(person.child) ?? '',
            what: [person.name, person.link].filter(Boolean).join(', '),
            detail: [person.phone, person.mayFetch && 'peut venir chercher', person.isCalled && 'à prévenir']
              .filter(Boolean)
              .join(', '),
          }))
        },
      },
    ],
    familyEvents: [
      {
        permission: FAMILIES_READ,
        read: async ({ db }, { adults }, wish) =>
          (await listHappened(db, adults, wish)).map(({ at, what, about, adult }) => ({
            at,
            what: HAPPENED[what],
            detail: `${about}, par ${adult}`,
          })),
      },
    ],
  },
  schedules: [
    {
      name: 'family.sweep',
      cron: '45 2 * * *',
      run: (ctx) => inTransaction(ctx, (tx) => sweep(tx, INVITATIONS, deleteGuardianInvitationsBefore)),
    },
  ],
}
