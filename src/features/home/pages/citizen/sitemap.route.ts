import { legalPaths } from '#features/legal/index.ts'
import { newsPaths } from '#features/news/index.ts'
import { placesPaths } from '#features/places/index.ts'
import { listProcedures } from '#features/procedures/index.ts'
import { searchPaths } from '#features/search/index.ts'
import { providerOf } from '#platform/bank/providers.ts'
import { show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { isOffered } from '#platform/http/offered.ts'
import { page } from '#platform/http/page.ts'
import { homePaths } from '../../paths.ts'
import { SitemapPage } from './sitemap.page.tsx'

const TOWN = [
  { href: newsPaths.list, label: 'Actualités', of: 'news' },
  { href: newsPaths.subscribe, label: 'S’abonner aux actualités', of: 'news' },
  { href: placesPaths.list, label: 'Lieux', of: 'places' },
  { href: placesPaths.services, label: 'Services de la mairie', of: 'places' },
  { href: searchPaths.search, label: 'Recherche', of: 'search' },
]
/** Pages for anybody, whatever the town has written; those of what it offers (TS-6). */
export const townLinks = (ctx: Pick<Ctx, 'town'>) => TOWN.filter(({ of }) => isOffered(ctx, of))
export const account = [
  { href: '/connexion', label: 'Me connecter' },
  { href: '/inscription', label: 'Créer mon compte' },
  { href: '/oubli', label: 'Mot de passe ou identifiant oublié' },
]
const mine = (ctx: Ctx) => [
  { href: '/accueil', label: 'Mon accueil' },
  { href: '/echanges', label: 'Échanges' },
  { href: '/paiements', label: 'Paiements' },
  ...(providerOf(ctx) ? [{ href: '/paiements/recharger', label: 'Recharger mon compte' }] : []),
  { href: '/paiements/releve', label: 'Relevé de compte' },
  { href: '/paiements/quotient', label: 'Mon quotient familial' },
  { href: '/agenda', label: 'Agenda' },
  { href: '/demandes', label: 'Mes demandes' },
  { href: '/profil', label: 'Mon profil' },
]
export const about = [
  { href: '/tarifs', label: 'Tarifs' },
  { href: legalPaths.cgu, label: 'Conditions générales d’utilisation' },
  { href: legalPaths['mentions-legales'], label: 'Mentions légales' },
  { href: legalPaths['donnees-personnelles'], label: 'Données personnelles' },
  { href: '/durees-de-conservation', label: 'Durées de conservation' },
  { href: legalPaths.accessibilite, label: 'Accessibilité' },
]

const desk = [{ href: '/agent', label: 'À traiter' }]
const site = { title: 'À propos du site', links: about }

export const sitemap = page({
  url: homePaths.sitemap,
  steady: true,
  for: 'everyone',
  get: async (ctx) => {
    if (ctx.actor.kind === 'agent') return show(SitemapPage, { groups: [{ title: 'Espace des agents', links: desk }, site] })
    const procedures = (await listProcedures(ctx.db)).map(({ href, title }) => ({ href, label: title }))
    return show(SitemapPage, {
      groups: [
        { title: 'Démarches', links: [{ href: homePaths.public, label: 'Accueil' }, ...procedures] },
        { title: 'La commune', links: townLinks(ctx) },
        ctx.actor.kind === 'citizen' ? { title: 'Mon espace', links: mine(ctx) } : { title: 'Mon compte', links: account },
        site,
      ],
    })
  },
})
