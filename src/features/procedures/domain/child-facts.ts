/** What the accepted fiche says of a child, for those who look after them. Null: not filled in. */
export type FicheFacts = {
  readonly meal: string | null
  readonly allergies: string | null
  readonly pai: string | null
  readonly authorised: readonly { readonly name: string; readonly phone: string | null }[]
  readonly toCall: readonly { readonly name: string; readonly phone: string | null }[]
}

type Answers = Readonly<Record<string, unknown>>
/** The option's label, as the definition of that fiche has it. */
type Labels = (question: string, value: string) => string

const text = (answer: unknown): string | null => (typeof answer === 'string' && answer !== '' ? answer : null)

const yesNo = (answer: unknown, yes: string, no: string, more: string | null = null): string | null => {
  if (answer === 'oui' || answer === true) return more ?? yes
  return answer === 'non' ? no : null
}

type Row = Readonly<Record<string, unknown>>
const rowsOf = (answer: unknown): Row[] =>
  Array.isArray(answer) ? answer.filter((row): row is Row => typeof row === 'object' && row !== null) : []
const hasRole = (row: Row, role: string): boolean => Array.isArray(row.role) && row.role.includes(role)
const personOf = (row: Row) => ({
  name: [text(row.nom), text(row.lien) && `(${text(row.lien)})`].filter(Boolean).join(' '),
  phone: text(row.telephone),
})

/** PR-58 · Never «aucune»: nobody must take what was deleted for the absence of any. */
const ERASED = 'À redemander\u00a0: supprimé à la fin de l’année scolaire'

/** PR-50 · Reads the questions of the fiche enfant by their names; a fiche that does not ask leaves them not filled in. */
export const factsOf = (answers: Answers, labelOf: Labels, isHealthErased = false): FicheFacts => {
  const people = rowsOf(answers.personnes).filter((row) => text(row.nom) !== null)
  const meal = text(answers.regime)
  const own = [text(answers.telephone), text(answers['telephone-autre'])].filter((phone) => phone !== null)
  return {
    meal: meal === null ? null : labelOf('regime', meal),
    allergies: isHealthErased
      ? ERASED
      : yesNo(answers.allergies, 'Oui, sans précision', 'Aucune', text(answers['allergies-lesquelles'])),
    pai: isHealthErased ? ERASED : yesNo(answers.pai, 'Oui', 'Non'),
    authorised: people.filter((row) => hasRole(row, 'chercher')).map(personOf),
    toCall: [
      ...own.map((phone) => ({ name: 'Famille', phone })),
      ...people.filter((row) => hasRole(row, 'prevenir')).map(personOf),
    ],
  }
}
