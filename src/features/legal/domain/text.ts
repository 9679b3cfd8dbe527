/** A legal text: a title, and Markdown in which words in braces stand for the town's own facts. */
export type LegalText = { readonly title: string; readonly text: string }

/** The words in braces, and what each stands for. */
export const FACTS = {
  ville: 'Le nom de la commune, avec «\u00a0de\u00a0» ou «\u00a0d’\u00a0»',
  adresse: 'Son adresse',
  telephone: 'Son téléphone',
  courriel: 'Son adresse électronique',
  site: 'L’adresse de ce site',
  expediteur: 'L’adresse d’où partent les courriels',
} as const

export type Facts = Readonly<Record<keyof typeof FACTS, string>>

const BRACES = /\{([^{}\n]*)\}/g
const isFact = (name: string): name is keyof Facts => Object.hasOwn(FACTS, name)

/** What a fact says is words, never Markdown. */
const literal = (words: string): string => words.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')

/** The Markdown with the town's facts in place of the words in braces. An unknown word stays as it is, to be seen. */
export const withFacts = (text: string, facts: Facts): string =>
  text.replaceAll(BRACES, (whole, name: string) => (isFact(name) ? literal(facts[name]) : whole))

/** LG-4 · what a statement of accessibility may say (law 2005-102, article 47). */
export const CONFORMITIES = ['non conforme', 'partiellement conforme', 'totalement conforme'] as const
export type Conformity = (typeof CONFORMITIES)[number]

/** The one conformity that a statement declares; null when it declares none, or several. */
export const conformityOf = (text: string): Conformity | null => {
  const declared = CONFORMITIES.filter((words) => new RegExp(`\\best\\s+${words}\\b`, 'i').test(text))
  return declared.length === 1 ? declared[0]! : null
}

/** What is wrong with a text before it is published, in words. */
export const faultsOf = (slug: string, text: string): string[] => {
  const strangers = [...text.matchAll(BRACES)].map(([, name]) => name!).filter((name) => !isFact(name))
  return [
    ...[...new Set(strangers)].map((name) => `{${name}} n’existe pas\u00a0: utilisez les mots entre accolades de la liste`),
    ...(slug === 'cgu' && !text.includes('{expediteur}')
      ? [
          '{expediteur} doit rester dans le texte\u00a0: les conditions disent d’où partent les courriels (CRPA, article R112-11-3)',
        ]
      : []),
    ...(slug === 'accessibilite' && conformityOf(text) === null
      ? [
          'La déclaration dit une fois que le site «\u00a0est non conforme\u00a0», «\u00a0est partiellement conforme\u00a0» ou «\u00a0est totalement conforme\u00a0»\u00a0: le bas de chaque page le répète',
        ]
      : []),
  ]
}
