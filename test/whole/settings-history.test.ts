import sharp from 'sharp'
import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { roles } from '#app/roles.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'

/** Permissions by which an agent settles how the town works: whatever they post leaves a line in the history (TS-1). */
const SETTLES = [
  'agenda.close',
  'agenda.settle',
  'agents.manage',
  'catalogue.manage',
  'legal.publish',
  'messages.configure',
  'papers.configure',
  'places.manage',
  'procedures.define',
  'regie.settle',
  'search.manage',
  'tariffs.manage',
  'town.settle',
]

/** The other ones of agents: daily work, told in the files and in the audit; what is published says itself who wrote it. */
const WORKS = [
  'agenda.book-for',
  'agenda.call',
  'agenda.lists',
  'agent.protect',
  'bank.read',
  'data.see',
  'desk.see',
  'families.read',
  'health.read',
  'identity.review',
  'lunches.manage',
  'menus.write',
  'messages.answer',
  'messages.begin',
  'messages.consult',
  'messages.every-service',
  'news.write',
  'papers.review',
  'quotient.read',
  'regie.manage',
  'regie.see',
  'requests.every-service',
  'requests.process',
  'requests.read',
  'settings.see',
]

/** What is posted to these settles something too, by the permission of daily work. */
const ALSO = [
  '/agent/messages/reponses-types/nouvelle',
  '/agent/messages/reponses-types/:reponse',
  '/agent/messages/reponses-types/:reponse/supprimer',
]

/** Posted to, these change nothing that is in force. The README of `town` says so too. */
const CHANGES_NOTHING: Readonly<Record<string, string>> = {
  '/agent/parametres/ville/courriels/essai': 'sends a test to oneself',
  '/agent/parametres/calendrier/fermer': 'shows what closing would do; «/enregistrer» does it',
  '/agent/parametres/calendrier/importer': 'shows what the import would do; «/enregistrer» does it',
  '/agent/tarifs/activite/:activite': 'writes a draft: no price changes before it is published',
  '/agent/tarifs/:tarif/modifier': 'changes a draft',
  '/agent/tarifs/:tarif/supprimer': 'throws a draft away',
  '/agent/demarches/:demarche/versions/:version/apercu': 'tries a procedure, keeps nothing',
}

const posts = features.flatMap(({ pages }) => pages).filter((page) => page.for === 'agent' && page.post !== null)
const settling = posts
  .filter(({ allow, url }) => SETTLES.includes(allow!) || url.startsWith('/agent/parametres/') || ALSO.includes(url))
  .map(({ url }) => url)

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const numberOf = async (): Promise<number> =>
  (await db.selectFrom('setting_change').select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

type Posted = { readonly pattern: string; readonly status: number; readonly lines: number }
const posted: Posted[] = []
/** A page's own address before one that names something. */
const patternOf = (path: string): string | undefined =>
  posts
    .map(({ url }) => url)
    .toSorted((a, b) => a.split(':').length - b.split(':').length)
    .find((url) => new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`).test(path))
/** Every post through the site is seen, with how many lines of history it left. */
const inject = site.app.inject.bind(site.app) as (options: { method?: string; url: string }) => Promise<{ statusCode: number }>
site.app.inject = (async (options: { method?: string; url: string }) => {
  const pattern = options.method === 'POST' ? patternOf(options.url.split('?')[0]!) : undefined
  if (!pattern) return inject(options)
  const before = await numberOf()
  const answer = await inject(options)
  posted.push({ pattern, status: answer.statusCode, lines: (await numberOf()) - before })
  return answer
}) as typeof site.app.inject

const admin = await site.visitor().signIn('admin.isques', PASSWORD, '/agent/connexion')
const starred = (label: string) => new RegExp(`^${label}( \\*)?$`)
const on = async (url: string): Promise<Visitor> => {
  await admin.open(url)
  expect(admin.status, url).toBe(200)
  return admin
}
const idIn = async (table: 'activity' | 'standard_answer' | 'search_synonym' | 'place' | 'tariff'): Promise<number> =>
  (await db.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).id
const accountOf = async (login: string): Promise<number> =>
  (await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id

/** An administrator's day: something changed on every page that settles something. */
const SERVICES = async (): Promise<void> => {
  await on('/agent/parametres/services/nouveau')
  admin.type(starred('Nom'), 'Voirie').type(starred('Téléphone'), '03 21 00 00 09')
  admin.type(starred('Adresse électronique'), 'voirie@isques.example').type(starred('Adresse'), '1 rue du Pont')
  await admin.press(/^Enregistrer|^Ajouter/, admin.main)
  await on('/agent/parametres/services/voirie')
  await admin.type(starred('Nom'), 'Voirie et espaces verts').press(/^Enregistrer/, admin.main)
}

const CATALOGUE = async (): Promise<void> => {
  await on('/agent/parametres/ecoles/nouvelle')
  await admin
    .type(starred('Nom'), 'École du Moulin')
    .type(starred('Adresse'), '2 rue du Moulin')
    .tick('TPS')
    .tick('ULIS')
    .press(/^Enregistrer/)
  await on('/agent/parametres/ecoles')
  await admin.follow('École du Moulin')
  await admin.tick('ULIS', false).press(/^Enregistrer/)
  await on('/agent/parametres/annees')
  await admin.press('Créer l’année suivante par copie')
  await admin.follow('2019/2020')
  await admin.date(/Premier jour/, '3', '9', '2019').press('Enregistrer les dates')
}

const AGENDA = async (): Promise<void> => {
  await on('/agent/parametres/activites/nouvelle')
  admin.choose(starred('Service'), 'Garderie').type(starred('Session'), 'Mercredi').type(starred('Nom'), 'Mercredi')
  admin.type(starred('Heure de début'), '9h').type(starred('Heure de fin'), '17:30').tick('Mercredi')
  await admin.type(starred('Places par jour'), '20').press('Enregistrer l’activité')
  const activity = await idIn('activity')
  await on(`/agent/parametres/activites/${activity}`)
  await admin.type(starred('Places par jour'), '25').press('Enregistrer l’activité')
  await on(`/agent/parametres/activites/${activity}/delais`)
  admin.pick('Réserver').pick('Un jour de la semaine précédente').choose('Jour de la semaine', 'Jeudi')
  await admin
    .type('Dernière heure', '10 h')
    .date(/À partir des jours du/, '14', '11', '2017')
    .press('Enregistrer le délai')
  await on('/agent/parametres/presences/nouvelle')
  await admin
    .type(starred('Nom'), 'Malade')
    .pick('Absent, justifié')
    .type('Pourcentage du prix', '0')
    .press('Ajouter la présence')
  await on('/agent/parametres/presences/malade')
  await admin.type('Pourcentage du prix', '50').press('Enregistrer')
  await on('/agent/parametres/presences/malade')
  await admin.press('Ne plus la proposer')
  await on('/agent/parametres/envois')
  admin.choose(starred('Service'), 'Garderie').pick('La veille').type(starred('Heure'), '16:00')
  await admin.type(starred('Adresse électronique'), 'garderie@isques.example').press('Enregistrer l’envoi')
  await admin.press(/^Retirer/, admin.main)
  await on('/agent/parametres/calendrier/fermer')
  admin.pick('Fermeture exceptionnelle').type(starred('Motif'), 'Grève')
  admin.date(/^Premier jour fermé/, '5', '12', '2017').date(/^Dernier jour fermé/, '5', '12', '2017')
  await admin.press('Voir les conséquences')
  await admin.press('Enregistrer la fermeture')
  await admin.press('Défaire cette fermeture')
  await on('/agent/parametres/calendrier/importer')
  await admin
    .pick('Zone B')
    .type('Ou son contenu', 'Libellé;Début;Fin\nVacances de Noël;23/12/2017;07/01/2018\nVacances d’hiver;24/02/2018;11/03/2018\n')
    .press('Voir les conséquences')
  await admin.press('Enregistrer la fermeture')
}

const OFFER = async (): Promise<void> => {
  await on('/agent/parametres/lieux/nouveau')
  admin.type(starred('Nom'), 'Médiathèque').choose(starred('Type de lieu'), 'Culture').type(starred('Adresse'), '2 rue du Pont')
  await admin.press('Ajouter ce lieu')
  await admin.type(starred('Lundi'), '10 h – 12 h').press(/^Enregistrer/, admin.main)
  admin.date(/^Du/, '16', '11', '2026').date(/^Au/, '16', '11', '2026').type(starred('Raison'), 'Inventaire')
  await admin.press('Ajouter ces horaires')
  await admin.press(/^Retirer|^Supprimer/, admin.main)
  await on(`/agent/parametres/lieux/${await idIn('place')}/supprimer`)
  await admin.press(/^Supprimer|^Retirer/, admin.main)
  await on('/agent/parametres/recherche')
  await admin
    .type(/^Les gens écrivent/, 'popote')
    .type(/^Le site dit/, 'restauration scolaire')
    .press('Ajouter ce synonyme')
  const synonym = await db.selectFrom('search_synonym').select('id').where('word', '=', 'popote').executeTakeFirstOrThrow()
  await admin.forge(`/agent/parametres/recherche/synonymes/${synonym.id}/supprimer`, { confirmation: 'oui' })
  await on('/agent/parametres/justificatifs/nouveau')
  admin
    .type(starred('Nom'), 'Carte de pêche')
    .type(starred('Aide pour la famille'), 'Lisible')
    .pick(/^Une personne/)
    .pick('Sans limite')
  admin
    .pick('Non', admin.group(/^Plusieurs pages/))
    .pick('Non', admin.group(/^Indispensable/))
    .pick('Non', admin.group(/^Peut servir/))
  admin
    .pick(/^Les agents qui vérifient/)
    .pick('À la fin de l’année scolaire')
    .pick('Oui', admin.group(/^Demandé/))
  await admin.type(starred('Rang dans les listes'), '90').press('Enregistrer')
  await on('/agent/parametres/justificatifs/carte-de-peche')
  await admin.type(starred('Nom'), 'Permis de pêche').press('Enregistrer')
  await on('/agent/demarches')
  await on('/agent/demarches/demande-d-informations')
  await admin.press('Fermer la démarche')
  await admin.press('Ouvrir la démarche')
  const { definition } = await db
    .selectFrom('procedure_version')
    .select('definition')
    .where('slug', '=', 'demande-d-informations')
    .executeTakeFirstOrThrow()
  await on('/agent/demarches/importer')
  const own = { ...(definition as object), title: 'Demander un renseignement' }
  await admin.type(/Ou son contenu/, JSON.stringify(own)).press('Vérifier et publier')
}

const MONEY = async (): Promise<void> => {
  const { id } = await db.selectFrom('activity').select('id').where('slug', '=', 'repas').executeTakeFirstOrThrow()
  await on(`/agent/tarifs/activite/${id}`)
  admin
    .type('Prix', '4,20')
    .type('Délibération', '2017-40')
    .date(/^Premier jour de service/, '20', '11', '2017')
  await admin.press('Enregistrer le brouillon')
  await admin.press('Publier ce tarif')
  await on('/agent/parametres/regie')
  await admin
    .type('Fonds de caisse', '60,00')
    .date(/^En vigueur/, '20', '11', '2017')
    .press('Enregistrer l’acte de régie')
}

const TOWN = async (): Promise<void> => {
  const bytes = new Uint8Array(
    await sharp({ create: { width: 200, height: 100, channels: 3, background: '#336699' } })
      .png()
      .toBuffer(),
  )
  await on('/agent/parametres/ville/identite')
  await admin.type(starred('Couleur'), '#004488').press('Enregistrer')
  await on('/agent/parametres/ville/logo')
  await admin.attach('Logo', [{ name: 'logo.png', bytes }]).press('Enregistrer')
  await on('/agent/parametres/ville/image')
  await admin
    .attach('Image', [{ name: 'ville.png', bytes }])
    .pick('Elle décore seulement')
    .press('Enregistrer')
  await on('/agent/parametres/ville/aide')
  await admin.type(starred('Téléphone'), '03 21 00 00 01').press('Enregistrer')
  await on('/agent/parametres/ville/inscription')
  await admin.pick('Une question simple').press('Enregistrer')
  await on('/agent/parametres/ville/rubriques')
  await admin.tick('Lieux et services', false).press('Enregistrer')
  await on('/agent/parametres/ville/courriels')
  await admin.type('Adresse de réponse', 'mairie@isques.example').press('Enregistrer')
  await on('/agent/parametres/ville/courriels/textes/accuse-de-reception')
  await admin.type(starred('Objet'), 'Demande {numero} bien reçue').press('Enregistrer')
}

const PEOPLE = async (): Promise<void> => {
  await on('/agent/parametres/textes-legaux/mentions-legales')
  await admin.type(starred('Titre'), 'Mentions légales de la mairie').press(/^Publier la version/)
  await on('/agent/parametres/messages')
  await admin
    .pick('Non')
    .type(/^Raison/, 'Travaux')
    .press('Enregistrer')
  await on('/agent/messages/reponses-types/nouvelle')
  await admin
    .type('Titre', 'Rentrée')
    .choose('Proposée à', 'Affaires scolaires')
    .type('Texte', 'Bonjour {nom}')
    .press('Enregistrer')
  const answer = await idIn('standard_answer')
  await on(`/agent/messages/reponses-types/${answer}`)
  await admin.type('Texte', 'Bonjour {nom},').press('Enregistrer')
  await on(`/agent/messages/reponses-types/${answer}`)
  await admin.press('Supprimer')
  await on('/agent/parametres/agents/inviter')
  admin
    .type('Prénom', 'Zoé')
    .type('Nom', 'Marin')
    .type('Qualité', 'Régisseuse')
    .choose(/^Service/, 'Accueil de la mairie')
    .tick('Régisseur')
  await admin.type('Adresse électronique professionnelle', 'zoe@isques.example').press('Envoyer l’invitation')
  site.later({ hours: 25 })
  await admin.signIn('admin.isques', PASSWORD, '/agent/connexion')
  await on('/agent/parametres/agents')
  await admin.press(/^Renvoyer/)
  await admin.press(/^Retirer/)
  const account = await accountOf('agent.garderie')
  await on(`/agent/parametres/agents/${account}`)
  await admin.press('Suspendre le compte')
  await admin.press('Rouvrir le compte')
  await on(`/agent/parametres/agents/${account}/modifier`)
  await admin.tick('Cantine').press('Enregistrer')
  await on(`/agent/parametres/agents/${account}/second-facteur`)
  await admin.press(/^Réinitialiser/, admin.main)
}

/** Pages that settle something and left nothing in the history. */
const silent = (seen: readonly Posted[]): string[] =>
  settling.filter((url) => !(url in CHANGES_NOTHING) && !seen.some(({ pattern, lines }) => pattern === url && lines > 0))

test('TS-1 · every permission of agents is told to settle something, or to be daily work', () => {
  const held = new Set(Object.entries(roles).flatMap(([role, permissions]) => (role === 'citizen' ? [] : permissions)))
  expect([...held].toSorted()).toEqual([...SETTLES, ...WORKS].toSorted())
  expect(
    Object.keys(CHANGES_NOTHING).filter((url) => !settling.includes(url)),
    'no page of that address settles anything',
  ).toEqual([])
})

test('TS-1 · whoever changes a setting, on any page, leaves who, when, before and after in the history', {
  timeout: 120_000,
}, async () => {
  for (const part of [SERVICES, CATALOGUE, AGENDA, OFFER, MONEY, TOWN, PEOPLE]) await part()
  expect(silent(posted), JSON.stringify(posted.filter(({ lines }) => lines === 0))).toEqual([])
  // Every one of these gestures changed something: a page with two of them notes both.
  const saved = posted.filter(({ pattern, status }) => status === 303 && settling.includes(pattern))
  expect(saved.filter(({ pattern, lines }) => lines === 0 && !(pattern in CHANGES_NOTHING))).toEqual([])
  expect(posted.filter(({ pattern, lines }) => pattern in CHANGES_NOTHING && lines > 0)).toEqual([])
  const lines = await db.selectFrom('setting_change').selectAll().orderBy('id').execute()
  const told = lines.map(({ theme, setting, before, after }) =>
    [theme, setting, before, after].map((text) => text.replaceAll('\u00a0', ' ')),
  )
  for (const line of [
    ['Services', 'Voirie – Nom', 'Voirie', 'Voirie et espaces verts'],
    ['Écoles', 'École du Moulin – Niveaux', 'TPS, ULIS', 'TPS'],
    ['Années scolaires', '2019/2020 – Premier jour', '2 septembre 2019', '3 septembre 2019'],
    ['Activités', 'Mercredi – Places par jour', '20', '25'],
    ['Présences', 'Malade – Ce qui est dû', 'rien n’est dû', '50 % du prix'],
    ['Envoi des effectifs', 'Garderie', 'Quand : La veille, 16 h\nÀ : garderie@isques.example', ''],
    ['Calendrier', 'Grève', '', 'Nature : Fermeture exceptionnelle\nJours : 5 décembre 2017\nActivités : Toutes'],
    ['Lieux et services', 'Médiathèque – Lundi', 'Fermé', '10 h – 12 h'],
    ['Recherche', 'Synonyme « popote »', 'restauration scolaire', ''],
    ['Types de justificatifs', 'Carte de pêche – Nom', 'Carte de pêche', 'Permis de pêche'],
    ['Démarches', 'Demande d’informations – Nouvelles demandes', 'Ouvertes', 'Fermées'],
    ['Démarches', 'Demande d’informations – Version en ligne', '1', '2'],
    ['Tarifs', 'Restauration scolaire, Repas de midi – Prix', '3,90 €', '4,20 €'],
    ['Régie', 'Acte de régie – Fonds de caisse', '50,00 €', '60,00 €'],
    ['Commune', 'Identité – Couleur', '#c8102e', '#004488'],
    ['Messages', 'Messages – Réponses des familles', 'ouvertes', 'fermées : Travaux'],
    ['Réponses types', 'Rentrée – Texte', 'Bonjour {nom}', 'Bonjour {nom},'],
    ['Agents', expect.stringMatching(/ – Rôles$/), 'Garderie', 'Cantine, Garderie'],
    ['Agents', 'Zoé Marin – Invitation valable jusqu’au', '20 novembre 2017', '21 novembre 2017'],
  ])
    expect(told).toContainEqual(line)
  const people = told.filter(([theme]) => theme === 'Agents').map(([, setting, before, after]) => [setting, before, after])
  expect(people.filter(([setting]) => /Compte|Second/.test(setting!)).map(([, before, after]) => [before, after])).toEqual([
    ['Ouvert', 'Suspendu'],
    ['Suspendu', 'Ouvert'],
    ['Aucun', 'À régler à la prochaine connexion'],
  ])
  expect(JSON.stringify(people), 'an address is not kept there').not.toContain('@')
  expect(new Set(lines.map(({ account_id }) => account_id))).toEqual(new Set([await accountOf('admin.isques')]))
})

test('TS-1 · a page that forgets to note what it changes is found', async () => {
  const { pool } = site.towns.bySlug('isques')
  await pool.query(`create function forget() returns trigger language plpgsql as 'begin return null; end'`)
  await pool.query(
    `create trigger forget before insert on setting_change for each row when (new.theme = 'Services') execute function forget()`,
  )
  const from = posted.length
  await on('/agent/parametres/services/voirie')
  await admin.type(starred('Téléphone'), '03 21 00 00 10').press(/^Enregistrer/, admin.main)
  const seen = posted.slice(from)
  expect(seen).toEqual([{ pattern: '/agent/parametres/services/:service', status: 303, lines: 0 }])
  expect(silent(seen)).toContain('/agent/parametres/services/:service')
})
