import { type Day, showDay } from '#core/days.ts'
import { count, nbsp } from '#core/text.ts'
import type { Letter, LetterPart } from '#platform/mail/letter.ts'
import { agentPaths } from '../agent-paths.ts'
import { type Compared, showDifference, total } from '../domain/counts.ts'

export type CountsLetter = {
  readonly to: string
  readonly service: string
  readonly day: Day
  readonly lines: readonly Compared[]
  readonly activities: readonly { readonly id: number; readonly name: string }[]
  readonly townName: string
}

const lineOf = ({ school, meal, children, frozen, difference }: Compared): string => {
  const since = frozen === null || difference === 0 ? '' : ` (${showDifference(difference)} depuis le dernier envoi)`
  return `${school || 'École non renseignée'}, ${meal || 'menu non renseigné'}${nbsp}: ${children}${since}`
}

/** AG-17 · How many come, without any name: to whoever cooks or looks after them. */
export const countsLetter = ({ to, service, day, lines, activities, townName }: CountsLetter): Letter => {
  const parts = activities.flatMap(({ id, name }): LetterPart[] => {
    const own = lines.filter((line) => line.activity === id)
    return [{ p: `${name}${nbsp}: ${count(total(own), 'enfant')}` }, ...(own.length === 0 ? [] : [{ list: own.map(lineOf) }])]
  })
  return {
    to,
    subject: `Effectifs du ${showDay(day)} – ${service}`,
    greeting: 'Bonjour,',
    parts: [
      { p: `Voici les effectifs de ${service} pour le ${showDay(day)}.` },
      ...parts,
      { link: { path: agentPaths.listsOf(day), label: 'Voir les listes du jour' } },
    ],
    signature: `La mairie – ${townName}`,
  }
}
