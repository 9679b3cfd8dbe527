/** What a standard answer may name, and what it is, as agents read it. */
export const VARIABLES = {
  nom: 'nom de la personne',
  numéro: 'numéro de la demande',
  démarche: 'nom de la démarche',
  objet: 'objet de la conversation',
  service: 'nom de votre service',
  téléphone: 'téléphone de votre service',
  agent: 'vos prénom, nom et qualité',
  mairie: 'nom de la commune',
} as const
export type Variable = keyof typeof VARIABLES

const NAMED = /\{([^{}\n]{1,30})\}/g

const isVariable = (name: string): name is Variable => Object.hasOwn(VARIABLES, name)

/** ME-12 · Names between braces that are no variable: «{prenom}». */
export const unknownVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(NAMED)].flatMap(([whole, name]) => (isVariable(name!) ? [] : [whole]))),
]

/** ME-12 · Variables still to be replaced in a text that is about to be sent. */
export const leftVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(NAMED)].flatMap(([whole, name]) => (isVariable(name!) ? [whole] : []))),
]

/** The text with the values known; a variable without one stays, for the agent to see. Values are never read again. */
export const fillVariables = (text: string, values: Readonly<Partial<Record<Variable, string>>>): string =>
  text.replace(NAMED, (whole, name: string) => (isVariable(name) ? (values[name] ?? whole) : whole))
