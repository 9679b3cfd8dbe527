import { parisInstant } from '#core/days.ts'
import { insertNews } from '#features/news/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Story } from './story.ts'

const HELP = `Vous ne savez pas comment créer votre compte, faire une fiche enfant ou réserver la cantine\u202f? La mairie vous aide.

# Par téléphone ou au guichet

L’accueil de la mairie répond au 03 53 01 62 00 et vous reçoit **sans rendez-vous** aux heures d’ouverture. Venez avec :

- une pièce d’identité
- l’adresse électronique que vous utiliserez
- les justificatifs de votre enfant, si vous les avez

# Depuis chez vous

Cherchez « cantine », « garderie » ou « fiche enfant » sur l’accueil, ou appelez le [service qui s’en occupe](/services).
`

const MENUS = `Les menus de la cantine se lisent maintenant dans l’agenda, jour par jour, avec les allergènes.

Un repas sans viande est proposé chaque jour : dites-le une fois dans la fiche enfant.
`

/** The manual's news item, four days old, and an older one. */
export const tellNews = (ctx: TownCtx, story: Story): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const common = { audience: 'tous', status: 'publiee', isPinned: false, publishAt: null, image: null } as const
    await insertNews(
      tx,
      'les-menus-dans-l-agenda',
      {
        ...common,
        title: 'Les menus dans l’agenda',
        summary: 'Le menu de la cantine se lit dans l’agenda, jour par jour.',
        body: MENUS,
        publishedAt: parisInstant(story.today.subtract({ days: 18 }), '09:00'),
      },
      null,
    )
    await insertNews(
      tx,
      'besoin-d-aide',
      {
        ...common,
        title: 'Besoin d’aide\u202f?',
        summary: 'Créer son compte, faire une fiche enfant, réserver : la mairie vous aide, par téléphone ou au guichet.',
        body: HELP,
        publishedAt: parisInstant(story.today.subtract({ days: 4 }), '09:00'),
      },
      null,
    )
  })
