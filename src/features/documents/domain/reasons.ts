/** Why a paper is refused, as agents choose and as families read. The last one is written by the agent. */
export const REASONS = [
  { value: 'illisible', label: 'Illisible', text: 'Le document n’est pas lisible. Envoyez une photo nette, bien éclairée.' },
  {
    value: 'incomplet',
    label: 'Incomplet (page manquante)',
    text: 'Il manque une page. Envoyez toutes les pages dans un seul document.',
  },
  { value: 'perime', label: 'Périmé', text: 'Le document n’est plus à jour. Envoyez-en un plus récent.' },
  { value: 'mauvais', label: 'Mauvais document', text: 'Ce n’est pas le document demandé.' },
  { value: 'personne', label: 'Ne concerne pas la bonne personne', text: 'Le document ne concerne pas la bonne personne.' },
  { value: 'autre', label: 'Autre', text: '' },
] as const

export type ReasonValue = (typeof REASONS)[number]['value']
/** What the family reads: the agent's words when there are some, the usual ones otherwise. */
export const reasonText = (value: string, words: string | null): string =>
  words ?? REASONS.find((reason) => reason.value === value)?.text ?? ''
