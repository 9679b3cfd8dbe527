import type { Visitor } from './visitor.ts'

/** From «Où vous joindre ?» to the summary of a fiche enfant, as somebody in a hurry: what must be answered, no more. */
export const finishFiche = async (visitor: Visitor): Promise<void> => {
  await visitor
    .type(/^Numéro et voie/, '3 impasse du Moulin')
    .type(/^Code postal/, '62360')
    .type(/^Ville/, 'Isques')
    .type(/^Téléphone/, '06 39 98 00 27')
    .press('Suivant')
  visitor.pick('Non', visitor.group(/a-t-il des allergies/)).pick('Menu habituel')
  await visitor.press('Suivant')
  await visitor.press('Suivant')
  for (const question of [/faire soigner/, /photographier/, /rentrer seul/]) visitor.pick('Non', visitor.group(question))
  await visitor.press('Suivant')
  await visitor.press('Suivant')
  await visitor.pick(/rechargeant mon compte en ligne/).press('Suivant')
  await visitor.press('Suivant')
}
