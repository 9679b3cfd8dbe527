import type { Named } from '#core/names.ts'
import { familyPaths } from '#features/family/index.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, byTownHall, letterFrom, letterText, type Signing, word } from '#platform/mail/letter-text.ts'
import { profilePaths } from '../paths.ts'

type Reader = { readonly name: Named; readonly email: string }

const envelope = ({ name, email }: Reader, town: Signing) => ({ to: email, name, town })
const common = { theme: 'famille', named: true, signed: byTownHall } as const

/** The child’s identity opens for who may book: whoever did not ask is led to what every parent may read. */
const OF_OTHERS = { link: { path: familyPaths.family, label: 'Voir ma famille' } } as const
const MY_DATA = { link: { path: profilePaths.identity, label: 'Voir mes données civiles' } } as const
const childData = (child: number | ':enfant') =>
  ({ link: { path: profilePaths.childIdentity(child), label: 'Voir son identité' } }) as const

const askedText = letterText({
  ...common,
  code: 'identite-demandee',
  title: 'Correction demandée pour un enfant',
  when: 'À l’autre parent, quand une correction de l’identité d’un enfant est demandée.',
  subject: 'Une correction est demandée pour un enfant que vous suivez',
  body: `L’autre parent a demandé à la mairie de corriger l’identité d’un enfant que vous suivez. Un agent vérifie le justificatif\u00a0; vous serez prévenu de sa décision.

{lien}`,
  slots: { lien: button('Voir ma famille') },
})

/** PF-6 · to the other guardians. */
export const askedLetter = (town: Signing, reader: Reader): Letter =>
  letterFrom(askedText, envelope(reader, town), { lien: familyPaths.family })

const ownCorrectedText = letterText({
  ...common,
  code: 'identite-corrigee',
  title: 'Données civiles corrigées',
  when: 'À l’adulte dont la mairie a corrigé les données civiles.',
  subject: 'Vos données civiles sont corrigées',
  body: `La mairie a vérifié le justificatif et corrigé vos données civiles. La copie du justificatif est supprimée.

{lien}`,
  slots: { lien: button('Voir mes données civiles') },
})

const childCorrectedText = letterText({
  ...common,
  code: 'identite-enfant-corrigee',
  title: 'Identité d’un enfant corrigée',
  when: 'Aux parents d’un enfant dont la mairie a corrigé l’identité.',
  subject: 'L’identité d’un enfant est corrigée',
  body: `La mairie a vérifié le justificatif et corrigé l’identité d’un enfant que vous suivez. La copie du justificatif est supprimée.

{lien}`,
  slots: {
    lien: block(
      'le bouton «\u00a0Voir son identité\u00a0», ou «\u00a0Voir ma famille\u00a0» pour l’autre parent',
      childData(':enfant'),
    ),
  },
})

const refusedText = letterText({
  ...common,
  code: 'identite-refusee',
  title: 'Correction d’identité refusée',
  when: 'À l’adulte qui a demandé une correction que la mairie n’accepte pas, et à l’autre parent s’il s’agit d’un enfant.',
  subject: 'La demande de correction n’est pas acceptée',
  body: `La mairie n’a pas pu corriger {donnees}. La copie du justificatif est supprimée.

{motif}

{lien}`,
  slots: {
    donnees: word(
      '«\u00a0vos données civiles\u00a0» ou «\u00a0l’identité d’un enfant que vous suivez\u00a0»',
      'vos données civiles',
    ),
    motif: block('le motif écrit par l’agent', { facts: [['Motif', 'Le justificatif est illisible.']] }),
    lien: block('le bouton qui mène aux données, ou à «\u00a0Ma famille\u00a0» pour l’autre parent', MY_DATA),
  },
})

type Decided = {
  /** Null: an adult's own data. */
  readonly child: number | null
  readonly isAsker: boolean
  /** Null: corrected. */
  readonly reason: string | null
}

/** PF-4, PF-6 · what was decided, to whoever asked and to the child's other guardians. */
export const decidedLetter = (town: Signing, reader: Reader, { child, isAsker, reason }: Decided): Letter => {
  const to = envelope(reader, town)
  const lien = [child === null ? MY_DATA : isAsker ? childData(child) : OF_OTHERS] as const
  if (reason !== null)
    return letterFrom(refusedText, to, {
      donnees: child === null ? 'vos données civiles' : 'l’identité d’un enfant que vous suivez',
      motif: [{ facts: [['Motif', reason]] }],
      lien,
    })
  return child === null
    ? letterFrom(ownCorrectedText, to, { lien: profilePaths.identity })
    : letterFrom(childCorrectedText, to, { lien })
}

export const profileTexts = [askedText, ownCorrectedText, childCorrectedText, refusedText]
