import { readId } from '#core/ids.ts'
import { ok } from '#core/result.ts'
import { plain } from '#core/text.ts'
import { listServices } from '#features/catalogue/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { agentPaths } from '../../agent-paths.ts'
import { type AttendanceKind, GENRES, type Genre, mayRetire } from '../../domain/attendance.ts'
import { describeKind, describeSending } from '../../domain/described.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { insertKind, listKinds, lockKinds, retireKind, saveKind } from '../../store/attendance.ts'
import { dropSetting, listSettings, saveSetting } from '../../store/lists.ts'
import { readTime } from './activities.form.ts'
import { kindForm, newKindForm, sendingForm } from './settings.form.ts'
import { KindPage, KindsPage, NewKindPage, SendingsPage } from './settings.page.tsx'

const access = { for: 'agent', allow: permissions.settle } as const

export const kindsPage = page({
  ...access,
  url: agentPaths.kinds,
  get: async (ctx) => show(KindsPage, { kinds: await listKinds(ctx.db) }),
})

const KINDS = 'Présences'
const SENDINGS = 'Envoi des effectifs'

const codeOf = (name: string): string =>
  plain(name)
    .replace(/[^a-z]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '')

export const newKindPage = page({
  ...access,
  url: agentPaths.newKind,
  get: () => show(NewKindPage, { form: newKindForm.blank() }),
  post: async (ctx, _input, body) => {
    const form = newKindForm.read(body)
    if (!form.ok) return show(NewKindPage, { form }, 422)
    const { nom, genre, pourcentage, fixe } = form.values
    const code = codeOf(nom)
    const isAdded =
      /^[a-z-]{2,30}$/.test(code) &&
      code !== 'nouvelle' &&
      (await inTransaction(ctx, async (tx) => {
        if ((await listKinds(tx)).some(({ label }) => label === nom)) return false
        const cost = { percent: pourcentage === null ? null : Number(pourcentage), fixedCents: fixe }
        const kind = { code, label: nom, ...GENRES[genre as Genre], ...cost }
        if (!(await insertKind(tx, kind))) return false
        const of = { theme: KINDS, name: nom }
        await noteChange(tx, ctx.actor.account, of, null, describeKind({ ...kind, isRetired: false }))
        await trace(tx, { account: ctx.actor.account, action: 'attendance-kinds.add', subject: `presence/${code}` })
        return true
      }))
    if (!isAdded)
      return show(NewKindPage, { form: form.faulty('nom', 'Une présence porte déjà ce nom, ou il n’a pas deux lettres') }, 422)
    return goTo(agentPaths.kinds, 'kind-saved')
  },
})

const kindOf = async (ctx: TownCtx, code: string | undefined) => {
  const found = (await listKinds(ctx.db)).find((kind) => kind.code === code)
  if (!found) throw new Absent(`kind of attendance ${code}`)
  return found
}

const blankOf = (kind: AttendanceKind) =>
  kindForm.blank({ nom: kind.label, pourcentage: kind.percent === null ? null : String(kind.percent), fixe: kind.fixedCents })

/** AG-15 · Offered in roll-calls, or no longer. */
const setOffered = async (ctx: Ctx<Agent>, kind: AttendanceKind, isOffered: boolean): Promise<Answer> => {
  const done = await inTransaction(ctx, async (tx) => {
    await lockKinds(tx)
    const may = isOffered ? ok(null) : mayRetire(await listKinds(tx), kind)
    if (!may.ok) return may
    const before = (await listKinds(tx)).find(({ code }) => code === kind.code)!
    await retireKind(tx, kind.code, !isOffered)
    const of = { theme: KINDS, name: before.label }
    await noteChange(tx, ctx.actor.account, of, describeKind(before), describeKind({ ...before, isRetired: !isOffered }))
    const action = isOffered ? 'attendance-kinds.offer' : 'attendance-kinds.retire'
    await trace(tx, { account: ctx.actor.account, action, subject: `presence/${kind.code}` })
    return ok(null)
  })
  if (done.ok) return goTo(agentPaths.kinds, 'kind-saved')
  return show(KindPage, { kind, form: blankOf(kind).refused(sentenceOf(agendaRefusals, done)) }, 409)
}

export const kindPage = page({
  ...access,
  url: agentPaths.kind(':presence'),
  get: async (ctx, input) => {
    const kind = await kindOf(ctx, input.presence)
    return show(KindPage, { kind, form: blankOf(kind) })
  },
  post: async (ctx, input, body) => {
    const kind = await kindOf(ctx, input.presence)
    const offered = posted(body, 'proposer')
    if (offered !== '') return setOffered(ctx, kind, offered === 'oui')
    const form = kindForm.read(body)
    if (!form.ok) return show(KindPage, { kind, form }, 422)
    const { nom, pourcentage, fixe } = form.values
    await inTransaction(ctx, async (tx) => {
      await holdSettings(tx)
      const before = (await listKinds(tx)).find(({ code }) => code === kind.code)!
      const set = { label: nom, percent: pourcentage === null ? null : Number(pourcentage), fixedCents: fixe }
      await saveKind(tx, { code: kind.code, ...set })
      const of = { theme: KINDS, name: before.label }
      await noteChange(tx, ctx.actor.account, of, describeKind(before), describeKind({ ...before, ...set }))
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
        await holdSettings(tx)
        const before = (await listSettings(tx)).find((setting) => setting.service === removed)
        await dropSetting(tx, removed)
        const name = services.find(({ id }) => id === removed)?.name ?? ''
        if (before) await noteChange(tx, ctx.actor.account, { theme: SENDINGS, name }, describeSending(before), null)
        await trace(tx, { account: ctx.actor.account, action: 'sendings.remove', subject: `service/${removed}` })
      })
      return goTo(agentPaths.sendings, 'sending-removed')
    }
    const form = sendingForm(services).read(body)
    if (!form.ok) return show(SendingsPage, { services, settings: await listSettings(ctx.db), form }, 422)
    const { service, quand, heure, courriel } = form.values
    await inTransaction(ctx, async (tx) => {
      await holdSettings(tx)
      const setting = { service: Number(service), daysBefore: Number(quand), at: readTime(heure)!, email: courriel }
      const before = (await listSettings(tx)).find((one) => one.service === setting.service)
      await saveSetting(tx, setting)
      const of = { theme: SENDINGS, name: services.find(({ id }) => id === setting.service)?.name ?? '' }
      await noteChange(tx, ctx.actor.account, of, before ? describeSending(before) : null, describeSending(setting))
      await trace(tx, { account: ctx.actor.account, action: 'sendings.change', subject: `service/${service}` })
    })
    return goTo(agentPaths.sendings, 'sending-saved')
  },
})
