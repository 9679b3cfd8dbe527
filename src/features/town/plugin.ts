import { sweepTrail } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { sweep } from '#platform/db/retention.ts'
import type { Feature } from '#platform/feature.ts'
import { findPublicImage } from '#platform/files/public-image.ts'
import { Absent } from '#platform/http/errors.ts'
import { endpoint } from '#platform/http/page.ts'
import { testText } from './mails/test-letter.ts'
import { history, historyCsv } from './pages/agent/history.route.ts'
import { letter, letters } from './pages/agent/letters.route.ts'
import { accessPage, help, identity, logo, mail, mailTest, picture, switchesPage } from './pages/agent/settings.route.ts'
import { townPaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { CHANGES, retention } from './retention.ts'

/** Pictures that the town shows to anybody. They never change: their name is made of their bytes. */
const image = endpoint({
  url: townPaths.image,
  methods: ['GET'],
  handle: async ({ db }, { image: name = '' }) => {
    const [, id, format] = /^([0-9a-f]{32})\.(avif|webp)$/.exec(name) ?? []
    const bytes = id ? await findPublicImage(db, id, format as 'avif' | 'webp') : null
    if (bytes === null) throw new Absent('no such picture')
    return { status: 200, type: `image/${format}`, body: bytes, cache: 'public, max-age=31536000, immutable' }
  },
})

const entry = { permission: permissions.settle, group: 'commune' } as const

export const townFeature: Feature = {
  name: 'town',
  pages: [identity, logo, picture, help, accessPage, switchesPage, mail, letters, letter, mailTest, history, historyCsv],
  endpoints: [image],
  flashes: { 'town-settled': { tone: 'success', text: 'Les réglages sont enregistrés.' } },
  schedules: [
    {
      name: 'town.forget-changes',
      cron: '45 2 * * *',
      run: (ctx) => inTransaction(ctx, (tx) => sweep(tx, CHANGES, (_, before) => sweepTrail(tx, 'setting_change', before))),
    },
  ],
  contributes: {
    letters: [testText],
    personalData,
    retention,
    settings: [
      { ...entry, href: townPaths.identity, label: 'Identité', about: 'Le nom et la couleur de la commune, toujours lisible.' },
      { ...entry, href: townPaths.logo, label: 'Logo', about: 'Dans le bandeau de chaque page.' },
      { ...entry, href: townPaths.picture, label: 'Image de l’accueil', about: 'La vôtre, ou le dessin d’origine.' },
      { ...entry, href: townPaths.help, label: 'Contacts et horaires', about: 'Le bloc d’aide au bas de chaque page.' },
      {
        ...entry,
        href: townPaths.access,
        label: 'Inscription et mots de passe',
        about: 'Vérification anti-robot, règle des mots de passe.',
      },
      {
        ...entry,
        href: townPaths.switches,
        label: 'Rubriques',
        about: 'Actualités, lieux, menus, paiement en ligne\u00a0: ce que la commune propose.',
      },
      {
        ...entry,
        group: 'courriers',
        href: townPaths.mail,
        label: 'Expéditeur des courriels',
        about: 'Nom, adresse, adresse de réponse\u00a0; essai d’envoi.',
      },
      {
        ...entry,
        group: 'courriers',
        href: townPaths.letters,
        label: 'Textes des courriels et messages',
        about: 'Les mots de la commune dans ce que Liane écrit toute seule, avec un aperçu.',
      },
      {
        ...entry,
        group: 'suivi',
        href: townPaths.history,
        label: 'Historique des réglages',
        about: 'Qui a changé quoi, quand, avant et après.',
      },
    ],
  },
}
