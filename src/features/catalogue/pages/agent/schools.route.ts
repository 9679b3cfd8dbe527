import { readId } from '#core/ids.ts'
import { sentenceOf } from '#forms/form.ts'
import type { Db } from '#platform/db/database.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { saveSchool } from '../../actions/schools.ts'
import { cataloguePaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { catalogueRefusals } from '../../refusals.ts'
import { listSchools } from '../../store/schools.ts'
import { schoolForm } from './schools.form.ts'
import { SchoolPage, SchoolsPage } from './schools.page.tsx'

const access = { for: 'agent', allow: permissions.manage } as const

export const schoolsPage = page({
  ...access,
  url: cataloguePaths.schools,
  get: async (ctx) => show(SchoolsPage, { schools: await listSchools(ctx.db) }),
})

const schoolOf = async (db: Db, typed: string | undefined) => {
  const id = readId(typed)
  const school = (await listSchools(db)).find((s) => s.id === id)
  if (!school) throw new Absent('a school')
  return school
}

type Values = { nom: string; adresse: string; niveaux: readonly string[] }
const settingsOf = ({ nom, adresse, niveaux }: Values) => ({ name: nom, address: adresse, levels: niveaux })

export const newSchoolPage = page({
  ...access,
  url: cataloguePaths.newSchool,
  get: () => show(SchoolPage, { form: schoolForm.blank(), title: 'Ajouter une école' }),
  post: async (ctx, _input, body) => {
    const form = schoolForm.read(body)
    const title = 'Ajouter une école'
    if (!form.ok) return show(SchoolPage, { form, title }, 422)
    const done = await saveSchool(ctx, ctx.actor.account, null, settingsOf(form.values))
    if (!done.ok) return show(SchoolPage, { form: form.refused(sentenceOf(catalogueRefusals, done)), title }, 409)
    return goTo(cataloguePaths.schools, 'school-saved')
  },
})

export const schoolPage = page({
  ...access,
  url: cataloguePaths.school(':ecole'),
  get: async (ctx, input) => {
    const { name, address, levels } = await schoolOf(ctx.db, input.ecole)
    const form = schoolForm.blank({ nom: name, adresse: address, niveaux: levels.map(({ code }) => code) })
    return show(SchoolPage, { form, title: 'Modifier une école' })
  },
  post: async (ctx, input, body) => {
    const { id } = await schoolOf(ctx.db, input.ecole)
    const form = schoolForm.read(body)
    const title = 'Modifier une école'
    if (!form.ok) return show(SchoolPage, { form, title }, 422)
    const done = await saveSchool(ctx, ctx.actor.account, id, settingsOf(form.values))
    if (!done.ok) return show(SchoolPage, { form: form.refused(sentenceOf(catalogueRefusals, done)), title }, 409)
    return goTo(cataloguePaths.schools, 'school-saved')
  },
})
