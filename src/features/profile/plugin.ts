import { plural } from '#core/text.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Feature } from '#platform/feature.ts'
import { addressOf, isConfirmationDue } from './domain/details.ts'
import { identities, identityProof, reviewIdentity } from './pages/agent/identities.route.ts'
import { confirm, contact, identity, profile, social, withdraw } from './pages/citizen/profile.route.ts'
import { profilePaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { confirmedSince, contactsOf } from './store/details.ts'
import { countWaitingChanges, deleteChangesBefore } from './store/identity-changes.ts'

export const profileFeature: Feature = {
  name: 'profile',
  pages: [profile, contact, social, identity, withdraw, confirm, identities, reviewIdentity, identityProof],
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
      run: (ctx) => inTransaction(ctx, (tx) => deleteChangesBefore(tx, ctx.now.subtract({ hours: 365 * 24 }))),
    },
  ],
  contributes: {
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
