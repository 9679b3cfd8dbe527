import { ofName } from '#core/text.ts'
import type { Letter, LetterPart } from '#platform/mail/letter.ts'
import { block, button, byTownHall, letterFrom, letterText, ofTown, type Signing, word } from '#platform/mail/letter-text.ts'
import type { News } from '../domain/news.ts'
import { CONFIRM_HOURS } from '../domain/subscription.ts'
import { newsPaths } from '../paths.ts'
import type { Subscription } from '../store/subscriptions.ts'

const common = { theme: 'actualites', named: false, signed: byTownHall } as const

const confirmText = letterText({
  ...common,
  code: 'abonnement',
  title: 'Abonnement à confirmer',
  when: 'À l’adresse que quelqu’un vient d’abonner aux actualités.',
  subject: 'Confirmez votre abonnement aux actualités',
  body: `Quelqu’un, vous sans doute, a demandé à recevoir les actualités {de-commune} à cette adresse.

{lien}

Ce lien est valable {heures}\u00a0heures. Si ce n’est pas vous, ne faites rien\u00a0: vous ne recevrez rien d’autre.`,
  slots: {
    'de-commune': ofTown,
    lien: button('Confirmer mon abonnement'),
    heures: word('durée de validité du lien, en heures', String(CONFIRM_HOURS)),
  },
})

export const confirmLetter = (town: Signing, to: string, token: string): Letter =>
  letterFrom(
    confirmText,
    { to, town },
    { 'de-commune': ofName(town.name), lien: newsPaths.confirm(token), heures: String(CONFIRM_HOURS) },
  )

type Told = Pick<News, 'title' | 'summary' | 'slug'>

const partsOf = ({ title, summary, slug }: Told): [LetterPart, LetterPart] => [
  { p: `${title}\n${summary}` },
  { link: { path: newsPaths.one(slug), label: 'Lire la suite' } },
]
const EXAMPLE = {
  title: 'La médiathèque rouvre',
  summary: 'Après deux mois de travaux, elle vous attend samedi.',
  slug: 'la-mediatheque-rouvre',
}
const OTHER = {
  title: 'Inscriptions à la garderie',
  summary: 'Elles sont ouvertes jusqu’au 15 décembre.',
  slug: 'inscriptions-a-la-garderie',
}

const toSubscribers = {
  ...common,
  body: `{actualites}

Vous recevez ce courriel parce que vous vous êtes abonné aux actualités de la mairie.

{desabonnement}`,
} as const
const leave = button('Me désabonner')

const oneText = letterText({
  ...toSubscribers,
  code: 'actualite',
  title: 'Actualité publiée',
  when: 'Aux abonnés, dès qu’une actualité paraît ou le lundi quand il n’y en a qu’une.',
  subject: '{titre}',
  slots: {
    titre: word('titre de l’actualité', EXAMPLE.title),
    actualites: block('l’actualité, avec le bouton «\u00a0Lire la suite\u00a0»', ...partsOf(EXAMPLE)),
    desabonnement: leave,
  },
})

const weekText = letterText({
  ...toSubscribers,
  code: 'actualites-semaine',
  title: 'Actualités de la semaine',
  when: 'Le lundi, aux abonnés à la semaine, quand il y a plusieurs actualités.',
  subject: 'Les actualités {de-commune}',
  slots: {
    'de-commune': ofTown,
    actualites: block(
      'les actualités, chacune avec le bouton «\u00a0Lire la suite\u00a0»',
      ...partsOf(EXAMPLE),
      ...partsOf(OTHER),
    ),
    desabonnement: leave,
  },
})

/** NE-7 · one news item, or those of the week; how to leave is in the letter and in its headers. */
export const newsLetter = (
  town: Signing,
  to: Pick<Subscription, 'email' | 'leaveToken'>,
  first: Told,
  ...others: Told[]
): Letter => {
  const envelope = {
    to: to.email,
    town,
    unsubscribe: newsPaths.leaveAtOnce(to.leaveToken),
  }
  const common = {
    actualites: [...partsOf(first), ...others.flatMap(partsOf)] as const,
    desabonnement: newsPaths.leave(to.leaveToken),
  }
  return others.length === 0
    ? letterFrom(oneText, envelope, { ...common, titre: first.title })
    : letterFrom(weekText, envelope, { ...common, 'de-commune': ofName(town.name) })
}

export const newsTexts = [confirmText, oneText, weekText]
