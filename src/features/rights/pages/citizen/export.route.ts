import { isoOf, parisDay } from '#core/days.ts'
import { plain } from '#core/text.ts'
import { confirmPassword, unconfirmed } from '#features/accounts/index.ts'
import { goTo, show, stream } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { askExport, exportEnds, forgetExport, takeExport } from '../../actions/export-data.ts'
import { rightsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { findExport } from '../../store/exports.ts'
import { downloadForm } from './export.form.ts'
import { DownloadPage, ExportPage } from './export.page.tsx'
import { MyDataPage } from './mine.page.tsx'

const access = { for: 'citizen', allow: permissions.use } as const

export const myData = page({ ...access, url: rightsPaths.mine, get: () => show(MyDataPage, {}) })

export const exportData = page({
  ...access,
  url: rightsPaths.export,
  get: async (ctx) => {
    const present = await findExport(ctx.db, ctx.actor.account)
    return show(ExportPage, { present, endsAt: present?.readyAt ? exportEnds(present.readyAt) : null })
  },
  post: async (ctx, _input, body) => {
    if (body.demander?.at(-1) !== 'oui') return goTo(rightsPaths.export)
    await askExport(ctx)
    return goTo(rightsPaths.export, 'export-asked')
  },
})

/** RT-3 · without an export of one’s own, there is nothing to ask a password for, nor to download. */
export const downloadExport = page({
  ...access,
  url: rightsPaths.download,
  get: async (ctx) => {
    if (!(await findExport(ctx.db, ctx.actor.account))?.file) return goTo(rightsPaths.export)
    return show(DownloadPage, { form: downloadForm.blank() })
  },
  post: async (ctx, _input, body) => {
    if (!(await findExport(ctx.db, ctx.actor.account))?.file) return goTo(rightsPaths.export)
    const form = downloadForm.read(body)
    if (!form.ok) return show(DownloadPage, { form }, 422)
    const confirmed = await confirmPassword(ctx, form.values.mot_de_passe_actuel)
    if (!confirmed.ok) {
      const again = unconfirmed(form, confirmed)
      return show(DownloadPage, { form: again.form }, again.status)
    }
    const name = `mes-donnees-${plain(ctx.town.name).replaceAll(/[^a-z0-9]+/g, '-')}-${isoOf(parisDay(ctx.now))}.zip`
    return stream('application/zip', await takeExport(ctx), name)
  },
})

export const deleteExport = page({
  ...access,
  url: rightsPaths.forget,
  post: async (ctx, _input, body) => {
    if (body.supprimer?.at(-1) !== 'oui') return goTo(rightsPaths.export)
    await forgetExport(ctx)
    return goTo(rightsPaths.export, 'export-deleted')
  },
})
