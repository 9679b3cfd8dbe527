import { readId } from '#core/ids.ts'
import { serviceBySlug } from '#features/catalogue/index.ts'
import { withChosenText } from '#forms/chosen-text.ts'
import { file, goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { importProcedure, openProcedure } from '../../actions/manage-procedures.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getProcedure } from '../../store/procedures.ts'
import { getVersion, listManaged, listVersions } from '../../store/versions.ts'
import { importForm } from './procedures.form.ts'
import { ImportPage, ProcedurePage, ProceduresPage } from './procedures.page.tsx'

const access = { for: 'agent', allow: permissions.define } as const

/** PR-54 · What the town offers, open or closed. */
export const proceduresRoute = page({
  url: paths.procedures,
  ...access,
  get: async (ctx) => show(ProceduresPage, { procedures: await listManaged(ctx.db) }),
})

const slugIn = (input: Input): string => {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(input.demarche ?? '')) throw new Absent('procedure')
  return input.demarche!
}

export const procedureRoute = page({
  url: paths.procedure,
  ...access,
  get: async (ctx, input) => {
    const { slug, definition, isOpen } = await getProcedure(ctx.db, slugIn(input))
    const service = await serviceBySlug(ctx.db, definition.service)
    return show(ProcedurePage, { slug, definition, isOpen, service: service.name, versions: await listVersions(ctx.db, slug) })
  },
})

const switchRoute = (url: string, isOpen: boolean) =>
  page({
    url,
    ...access,
    post: async (ctx, input) => {
      const slug = slugIn(input)
      await openProcedure(ctx, slug, isOpen)
      return goTo(to.procedure(slug), isOpen ? 'procedure-opened' : 'procedure-closed')
    },
  })
export const openProcedureRoute = switchRoute(paths.openProcedure, true)
export const closeProcedureRoute = switchRoute(paths.closeProcedure, false)

/** PR-53 · A definition is published once nothing is wrong with it. */
export const importProcedureRoute = page({
  url: paths.importProcedure,
  ...access,
  takesFiles: 'text',
  get: () => show(ImportPage, { form: importForm.blank(), faults: [] }),
  post: async (ctx, _, body) => {
    const reading = importForm.read(withChosenText(body, 'fichier', 'definition'))
    if (!reading.ok) return show(ImportPage, { form: reading, faults: [] }, 422)
    const { definition } = reading.values
    if (definition === null) {
      const form = reading.faulty('fichier', 'Choisissez le fichier de la démarche, ou collez son contenu')
      return show(ImportPage, { form, faults: [] }, 422)
    }
    const done = await importProcedure(ctx, definition)
    if (done.ok) return goTo(to.procedure(done.slug), { code: 'procedure-imported', data: { version: done.version } })
    const form = reading.faulty('definition', 'Corrigez ici les fautes listées au-dessus, ou choisissez le fichier corrigé')
    return show(ImportPage, { form, faults: done.faults }, 422)
  },
})

/** A version as a file that the import reads back. */
export const exportProcedureRoute = page({
  url: paths.exportProcedure,
  ...access,
  get: async (ctx, input) => {
    const slug = slugIn(input)
    const version = readId(input.version)
    if (version === null) throw new Absent('version')
    const definition = await getVersion(ctx.db, slug, version)
    return file(`${slug}-v${version}.json`, 'application/json; charset=utf-8', `${JSON.stringify(definition, null, 2)}\n`)
  },
})
