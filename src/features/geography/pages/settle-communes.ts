import type { CommuneAnswer } from '#forms/fields.ts'
import type { Fields, FormReading } from '#forms/form.ts'
import type { Db } from '#platform/db/database.ts'
import { matchCommune } from '../actions/search-communes.ts'
import { describeCommune } from '../domain/commune.ts'
import { findCommune } from '../store/communes.ts'

const UNDECIDED = 'Choisissez une commune dans la liste ou indiquez «\u00a0Ma commune n’est pas dans la liste\u00a0»'

/**
 * Looks up the communes of a form that was read, when they go with no country: settled as the list writes them, or as typed when
 * the person says that theirs is not there. Otherwise the form is not `ok`: it has communes to choose from (200) or, when
 * none was chosen, a fault (422).
 */
export const settleCommunes = async <Fs extends Fields>(db: Db, form: FormReading<Fs>): Promise<FormReading<Fs>> => {
  let read = form
  for (const [name, field] of Object.entries(form.fields)) {
    if (!form.ok || !read.ok || field.kind !== 'commune') continue
    const answer = (form.values as Record<string, unknown>)[name] as CommuneAnswer | null
    if (answer === null || answer.isUnlisted) continue
    const chosen = answer.chosen === null ? null : await findCommune(db, answer.chosen)
    const { exact, close } = chosen ? { exact: [chosen], close: [] } : await matchCommune(db, answer.text)
    const [only, ...others] = exact
    if (only && others.length === 0) {
      const settled: CommuneAnswer = { ...answer, text: only.label, chosen: only.code }
      read = { ...read, values: { ...read.values, [name]: settled } }
      continue
    }
    const choices = (exact.length > 0 ? exact : close).map((c) => ({ value: c.ref, label: describeCommune(c) }))
    const asked = read.offering(name, { question: `Quelle commune cherchez-vous\u202f?`, choices })
    read = { ...(answer.isUndecided ? asked.faulty(name, UNDECIDED, `${name}.choix`) : asked), ok: false }
  }
  return read
}
