import { readId } from '#core/ids.ts'
import { listServices } from '#features/catalogue/index.ts'
import { posted } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { agentPaths } from '../../agent-paths.ts'
import { permissions } from '../../permissions.ts'
import { listKinds, saveKind } from '../../store/attendance.ts'
import { dropSetting, listSettings, saveSetting } from '../../store/lists.ts'
import { readTime } from './activities.form.ts'
import { kindForm, sendingForm } from './settings.form.ts'
import { KindPage, KindsPage, SendingsPage } from './settings.page.tsx'

const access = { for: 'agent', allow: permissions.settle } as const

export const kindsPage = page({
  ...access,
  url: agentPaths.kinds,
  get: async (ctx) => show(KindsPage, { kinds: await listKinds(ctx.db) }),
})

const kindOf = async (ctx: TownCtx, code: string | undefined) => {
  const found = (await listKinds(ctx.db)).find((kind) => kind.code === code)
  if (!found) throw new Absent(`kind of attendance ${code}`)
  return found
}

export const kindPage = page({
  ...access,
  url: agentPaths.kind(':presence'),
  get: async (ctx, input) => {
    const kind = await kindOf(ctx, input.presence)
    const percent = kind.percent === null ? null : String(kind.percent)
    return show(KindPage, { kind, form: kindForm.blank({ nom: kind.label, pourcentage: percent, fixe: kind.fixedCents }) })
  },
  post: async (ctx, input, body) => {
    const kind = await kindOf(ctx, input.presence)
    const form = kindForm.read(body)
    if (!form.ok) return show(KindPage, { kind, form }, 422)
    const { nom, pourcentage, fixe } = form.values
    await inTransaction(ctx, async (tx) => {
      await saveKind(tx, {
        code: kind.code,
        label: nom,
        percent: pourcentage === null ? null : Number(pourcentage),
        fixedCents: fixe,
      })
      await trace(tx, { account: ctx.actor.account, action: 'attendance-kinds.change', subject: `presence/${kind.code}` })
    })
    return goTo(agentPaths.kinds, 'kind-saved')
  },
})

export const sendingsPage = page({
  ...access,
  url: agentPaths.sendings,
  get: async (ctx) => {
    const services = await listServices(ctx.db)
    return show(SendingsPage, { services, settings: await listSettings(ctx.db), form: sendingForm(services).blank() })
  },
  post: async (ctx, _input, body) => {
    const services = await listServices(ctx.db)
    const removed = readId(posted(body, 'retirer'))
    if (removed !== null) {
      await inTransaction(ctx, async (tx) => {
        await dropSetting(tx, removed)
        await trace(tx, { account: ctx.actor.account, action: 'sendings.remove', subject: `service/${removed}` })
      })
      return goTo(agentPaths.sendings, 'sending-removed')
    }
    const form = sendingForm(services).read(body)
    if (!form.ok) return show(SendingsPage, { services, settings: await listSettings(ctx.db), form }, 422)
    const { service, quand, heure, courriel } = form.values
    await inTransaction(ctx, async (tx) => {
      await saveSetting(tx, { service: Number(service), daysBefore: Number(quand), at: readTime(heure)!, email: courriel })
      await trace(tx, { account: ctx.actor.account, action: 'sendings.change', subject: `service/${service}` })
    })
    return goTo(agentPaths.sendings, 'sending-saved')
  },
})
