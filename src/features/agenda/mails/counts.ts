import { type Day, showDay } from '#core/days.ts'
import { count, nbsp } from '#core/text.ts'
import type { Letter, LetterPart } from '#platform/mail/letter.ts'
import { button, letterFrom, letterText, maybe, type Signing, word } from '#platform/mail/letter-text.ts'
import { agentPaths } from '../agent-paths.ts'
import { type Compared, showDifference, total } from '../domain/counts.ts'
import { signature } from './signature.ts'

export type CountsLetter = {
  readonly to: string
  readonly service: string
  readonly day: Day
  readonly lines: readonly Compared[]
  readonly activities: readonly { readonly id: number; readonly name: string }[]
  readonly town: Signing
}

export const countsText = letterText({
  code: 'effectifs',
  theme: 'mairie',
  title: 'Effectifs du jour',
  when: 'À qui prépare les repas ou accueille les enfants, à l’heure réglée pour le service. Aucun nom n’y figure.',
  named: false,
  signed: signature,
  subject: 'Effectifs du {jour} – {service}',
  body: `Voici les effectifs de {service} pour le {jour}.

{effectifs}

{lien}`,
  slots: {
    jour: word('jour des effectifs', 'lundi 7 décembre 2026'),
    service: word('nom du service', 'Restauration scolaire'),
    effectifs: maybe(
      'les effectifs de chaque activité, par école et par menu',
      { p: `Repas${nbsp}: 42${nbsp}enfants` },
      { list: [`École du centre, standard${nbsp}: 38`, `École du centre, sans porc${nbsp}: 4`] },
    ),
    lien: button('Voir les listes du jour'),
  },
})

const lineOf = ({ school, meal, children, frozen, difference }: Compared): string => {
  const since = frozen === null || difference === 0 ? '' : ` (${showDifference(difference)} depuis le dernier envoi)`
  return `${school || 'École non renseignée'}, ${meal || 'menu non renseigné'}${nbsp}: ${children}${since}`
}

/** AG-17 · How many come, without any name: to whoever cooks or looks after them. */
export const countsLetter = ({ to, service, day, lines, activities, town }: CountsLetter): Letter =>
  letterFrom(
    countsText,
    { to, town },
    {
      jour: showDay(day),
      service,
      effectifs: activities.flatMap(({ id, name }): LetterPart[] => {
        const own = lines.filter((line) => line.activity === id)
        return [{ p: `${name}${nbsp}: ${count(total(own), 'enfant')}` }, ...(own.length === 0 ? [] : [{ list: own.map(lineOf) }])]
      }),
      lien: agentPaths.listsOf(day),
    },
  )
