import { plural } from '#core/text.ts'
import { namesOf } from '#features/family/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { sweep } from '#platform/db/retention.ts'
import type { Feature } from '#platform/feature.ts'
import { addressOf, isConfirmationDue, NO_SOCIAL, socialLines } from './domain/details.ts'
import { profileTexts } from './mails/letters.ts'
import { identities, identityProof, reviewIdentity } from './pages/agent/identities.route.ts'
import { childIdentity, childWithdraw } from './pages/citizen/child-identity.route.ts'
import { confirm, contact, identity, profile, social, withdraw } from './pages/citizen/profile.route.ts'
import { profilePaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { CHANGES, retention } from './retention.ts'
import { confirmedSince, contactsOf, socialsOf } from './store/details.ts'
import { listHappened } from './store/family-events.ts'
import { countWaitingChanges, deleteChangesBefore } from './store/identity-changes.ts'

/** Whoever may read quotients (tariffs). */
const QUOTIENT_READ = 'quotient.read'

const HAPPENED = {
  attente: 'Correction d’identité demandée',
  acceptee: 'Identité corrigée',
  refusee: 'Correction d’identité refusée',
  retiree: 'Correction d’identité retirée par la famille',
} as const

export const profileFeature: Feature = {
  name: 'profile',
  pages: [
    profile,
    contact,
    social,
    identity,
    withdraw,
    childIdentity,
    childWithdraw,
    confirm,
    identities,
    reviewIdentity,
    identityProof,
  ],
  flashes: {
    'details-saved': { tone: 'success', text: 'Vos informations sont enregistrées.' },
    'details-confirmed': { tone: 'success', text: 'Merci, vos informations sont confirmées pour un an.' },
    'identity-asked': {
      tone: 'success',
      text: 'Votre demande est envoyée à la mairie, qui vous répondra par courriel. Rien ne change d’ici là.',
    },
    'identity-withdrawn': { tone: 'info', text: 'Votre demande de correction est retirée, le justificatif est supprimé.' },
    'identity-decided': { tone: 'success', text: 'La décision est enregistrée, la personne en est informée.' },
  },
  schedules: [
    {
      name: 'profile.sweep',
      cron: '50 2 * * *',
      run: (ctx) => inTransaction(ctx, (tx) => sweep(tx, CHANGES, deleteChangesBefore)),
    },
  ],
  contributes: {
    letters: profileTexts,
    personalData,
    retention,
    family: [
      {
        title: 'Coordonnées',
        permission: 'families.read',
        rank: 10,
        empty: 'Ni adresse ni téléphone donnés dans le profil.',
        read: async ({ db }, { adults }) =>
          [...(await contactsOf(db, adults)).values()].map((contact) => ({
            what: addressOf(contact) ?? 'Adresse non renseignée',
            detail: [contact.phone, contact.otherPhone].filter((phone) => phone !== null).join(', ') || undefined,
          })),
      },
      {
        title: 'Données sociales déclarées',
        permission: QUOTIENT_READ,
        rank: 47,
        look: 'facts',
        empty: 'Rien de déclaré.',
        trace: 'social.read',
        read: async ({ db }, { adults }) => {
          const [known, declared] = await Promise.all([namesOf(db, adults), socialsOf(db, adults)])
          return adults.flatMap((adult) =>
            socialLines(declared.get(adult) ?? NO_SOCIAL).flatMap(({ term, value }) =>
              value === null ? [] : [{ group: known.get(adult) ?? '', what: term, detail: value }],
            ),
          )
        },
      },
    ],
    familyEvents: [
      {
        permission: permissions.review,
        read: async ({ db }, { adults, children }, wish) =>
          (await listHappened(db, [...adults, ...children], wish)).map((event) => ({
            at: event.at,
            what: HAPPENED[event.what],
            detail: event.person,
            by: event.agent ?? undefined,
            href: profilePaths.review(event.id),
          })),
      },
    ],
    workItems: async (db) => {
      const count = await countWaitingChanges(db)
      return [
        {
          label: `${plural(count, 'identité')} à corriger`,
          url: profilePaths.queue,
          count,
          permission: permissions.review,
        },
      ]
    },
    todos: async ({ db, actor, now }) => {
      const since = await confirmedSince(db, actor.person)
      return isConfirmationDue(since, now)
        ? [
            {
              label: 'Confirmer mes informations',
              url: profilePaths.profile,
              why: 'Adresse, téléphone, famille\u00a0: dites une fois par an si elles sont toujours exactes.',
              due: null,
            },
          ]
        : []
    },
  },
}
