import type { Body } from '#core/body.ts'
import { readId } from '#core/ids.ts'
import { sentenceOf } from '#forms/form.ts'
import type { Db } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
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

const NEW = 'Ajouter une école'
const CHANGE = 'Modifier une école'

/** `id`: null for a new one. */
const save = async (ctx: Ctx<Agent>, body: Body, id: number | null): Promise<Answer> => {
  const title = id === null ? NEW : CHANGE
  const form = schoolForm.read(body)
  if (!form.ok) return show(SchoolPage, { form, title }, 422)
  const { nom, adresse, niveaux } = form.values
  const done = await saveSchool(ctx, ctx.actor.account, id, { name: nom, address: adresse, levels: niveaux })
  if (!done.ok) return show(SchoolPage, { form: form.refused(sentenceOf(catalogueRefusals, done)), title }, 409)
  return goTo(cataloguePaths.schools, 'school-saved')
}

export const newSchoolPage = page({
  ...access,
  url: cataloguePaths.newSchool,
  get: () => show(SchoolPage, { form: schoolForm.blank(), title: NEW }),
  post: (ctx, _input, body) => save(ctx, body, null),
})

export const schoolPage = page({
  ...access,
  url: cataloguePaths.school(':ecole'),
  get: async (ctx, input) => {
    const { name, address, levels } = await schoolOf(ctx.db, input.ecole)
    const form = schoolForm.blank({ nom: name, adresse: address, niveaux: levels.map(({ code }) => code) })
    return show(SchoolPage, { form, title: CHANGE })
  },
  post: async (ctx, input, body) => save(ctx, body, (await schoolOf(ctx.db, input.ecole)).id),
})
