import type { CommuneAnswer, CommuneField, CountryField, TextField } from '#forms/fields.ts'
import type { FormReading, ValuesOf } from '#forms/form.ts'
import type { Db } from '#platform/db/database.ts'
import { readBirthplace } from '../actions/read-birthplace.ts'
import { describeCommune } from '../domain/commune.ts'

/** The three questions of birth, under the same names in every form. */
type BirthplaceFields = {
  readonly pays: CountryField
  readonly commune: CommuneField
  readonly departement: TextField & { readonly required: false }
}

const NAMES = { country: 'pays', commune: 'commune', department: 'departement' } as const
const UNDECIDED = 'Choisissez une commune dans la liste ou indiquez «\u00a0Ma commune n’est pas dans la liste\u00a0»'

const question = (text: string, count: number, isNamed: boolean): string => {
  if (count === 0) return `Aucune commune ne correspond à «\u00a0${text}\u00a0»`
  if (!isNamed) return `«\u00a0${text}\u00a0» n’est pas dans la liste. Quelle commune cherchez-vous\u202f?`
  return `Plusieurs communes correspondent à «\u00a0${text}\u00a0»`
}

/**
 * Looks up the birthplace of a form that was read. Settled: the commune as the list writes it with its COG code as `chosen`
 * (null when it is not of the list), and the département. Otherwise the form is not `ok`: either something is wrong (422), or
 * it has communes to choose from and no fault (200). A form that is not `ok` comes back as it is.
 */
export const settleBirthplace = async <Fs extends BirthplaceFields>(db: Db, form: FormReading<Fs>): Promise<FormReading<Fs>> => {
  if (!form.ok) return form
  const { pays, commune, departement } = form.values as unknown as ValuesOf<BirthplaceFields>
  const read = await readBirthplace(db, { country: pays, commune, department: departement ?? '' })
  switch (read.kind) {
    case 'settled': {
      const { birthPlace: text, birthCommune: chosen, birthDepartment } = read.place
      const answer: CommuneAnswer = { ...commune, text, chosen }
      return { ...form, values: { ...form.values, commune: answer, departement: birthDepartment } }
    }
    case 'fault':
      return { ...form.faulty(NAMES[read.about] as keyof Fs & string, read.message), ok: false }
    case 'several': {
      const choices = read.choices.map((c) => ({ value: c.ref, label: describeCommune(c) }))
      const asked = form.offering('commune', { question: question(commune.text, choices.length, read.isNamed), choices })
      const isAgain = commune.isUndecided
      return { ...(isAgain ? asked.faulty('commune', UNDECIDED, 'commune.choix') : asked), ok: false }
    }
  }
}
