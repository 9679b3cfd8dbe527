import type { Refused } from '#core/result.ts'
import { sentenceOf } from '#forms/form.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import {
  askFactor,
  type ChangeFactorRefusal,
  confirmOwnFactor,
  removeFactor,
  renewRecoveryCodes,
} from '../actions/change-factor.ts'
import { forgetNewCodes, readNewCodes, readSetupKey } from '../actions/set-up-factor.ts'
import { accountsPaths } from '../paths.ts'
import { permissions } from '../permissions.ts'
import { accountsSentences } from '../refusals.ts'
import { findAccountById } from '../store/accounts.ts'
import { countRecoveryCodes, findFactor } from '../store/second-factors.ts'
import { unconfirmed } from './citizen/change-identifiers.form.ts'
import { factorPaths } from './factor-paths.ts'
import { CodesPage, FactorPage, RemoveFactorPage, RenewCodesPage } from './own-factor.page.tsx'
import { type BothForm, bothForm, passwordForm, setupForm } from './second-factor.form.ts'
import { SetupPage } from './setup.page.tsx'

type Own = Ctx<Citizen | Agent>

const factorOf = (ctx: Own) => findFactor(ctx.db, ctx.actor.account)

const showFactor = async (ctx: Own, form = passwordForm.blank(), status: 200 | 422 | 429 = 200): Promise<Answer> => {
  const factor = await factorOf(ctx)
  const codesLeft = factor ? await countRecoveryCodes(ctx.db, factor.method) : 0
  const common = { paths: factorPaths[ctx.actor.kind], isAgent: ctx.actor.kind === 'agent' }
  return show(FactorPage, { ...common, since: factor?.since ?? null, codesLeft, form }, status)
}

const postFactor = async (ctx: Own, body: Parameters<typeof passwordForm.read>[0]): Promise<Answer> => {
  const paths = factorPaths[ctx.actor.kind]
  if (await factorOf(ctx)) return goTo(paths.home)
  const form = passwordForm.read(body)
  if (!form.ok) return showFactor(ctx, form, 422)
  const done = await askFactor(ctx, form.values.mot_de_passe_actuel)
  if (done.ok) return goTo(paths.add)
  const again = unconfirmed(form, done)
  return showFactor(ctx, again.form, again.status)
}

const showSetup = async (ctx: Own, form = setupForm.blank(), status: 200 | 422 = 200): Promise<Answer> => {
  const paths = factorPaths[ctx.actor.kind]
  const secret = await readSetupKey(ctx, ctx.actor.account)
  if (secret === null) return goTo(paths.home)
  const account = await findAccountById(ctx.db, ctx.actor.account)
  if (!account) throw new Absent('an account that was just closed')
  const isAgent = ctx.actor.kind === 'agent'
  const title = isAgent ? 'Ajouter un second facteur d’agent' : 'Ajouter un second facteur'
  const props = { secret, town: ctx.town.name, login: account.login, title, isRequired: false, cancel: paths.home }
  return show(SetupPage, { ...props, form }, status)
}

const postSetup = async (ctx: Own, body: Parameters<typeof setupForm.read>[0]): Promise<Answer> => {
  const paths = factorPaths[ctx.actor.kind]
  const form = setupForm.read(body)
  if (!form.ok) return showSetup(ctx, form, 422)
  const done = await confirmOwnFactor(ctx, form.values.code)
  if (done.ok) return goTo(paths.codes, 'factor-added')
  if (done.refusal === 'setup.over') return goTo(paths.home, 'factor-setup-over')
  return showSetup(ctx, setupForm.blank().faulty('code', sentenceOf(accountsSentences, done)), 422)
}

/** The form once password or code was refused, and the status that goes with it. */
const refusedBoth = (refused: Refused<ChangeFactorRefusal>): { form: BothForm; status: 422 | 429 } => {
  const sentence = sentenceOf(accountsSentences, refused)
  const blank = bothForm.blank()
  if (refused.refusal === 'sign-in.too-many') return { form: blank.refused(sentence), status: 429 }
  return { form: blank.faulty(refused.refusal === 'password.wrong' ? 'mot_de_passe_actuel' : 'code', sentence), status: 422 }
}

const codesOf = async (ctx: Own): Promise<Answer> => {
  const codes = await readNewCodes(ctx, ctx.actor.account)
  return codes ? show(CodesPage, { codes, isAgent: ctx.actor.kind === 'agent' }) : goTo(factorPaths[ctx.actor.kind].home)
}

const renew = async (ctx: Own, body: Parameters<typeof bothForm.read>[0]): Promise<Answer> => {
  const { kind } = ctx.actor
  const common = { paths: factorPaths[kind], isAgent: kind === 'agent' }
  if (!(await factorOf(ctx))) return goTo(common.paths.home)
  const form = bothForm.read(body)
  if (!form.ok) return show(RenewCodesPage, { ...common, form }, 422)
  const done = await renewRecoveryCodes(ctx, { password: form.values.mot_de_passe_actuel, code: form.values.code })
  if (done.ok) return goTo(common.paths.codes, 'recovery-codes-renewed')
  const again = refusedBoth(done)
  return show(RenewCodesPage, { ...common, form: again.form }, again.status)
}

const askRenew = async (ctx: Own): Promise<Answer> => {
  const { kind } = ctx.actor
  const paths = factorPaths[kind]
  if (!(await factorOf(ctx))) return goTo(paths.home)
  return show(RenewCodesPage, { paths, isAgent: kind === 'agent', form: bothForm.blank() })
}

/** The pages that citizens and agents have alike, each under their own address. */
const pagesOf = (kind: 'citizen' | 'agent', home: string) => {
  const paths = factorPaths[kind]
  const access = { for: kind, allow: kind === 'agent' ? permissions.protectAgent : permissions.protect } as const
  return [
    page({
      ...access,
      url: paths.home,
      get: (ctx) => showFactor(ctx),
      post: (ctx, _input, body) => postFactor(ctx, body),
    }),
    page({
      ...access,
      url: paths.add,
      get: (ctx) => showSetup(ctx),
      post: (ctx, _input, body) => postSetup(ctx, body),
    }),
    page({ ...access, url: paths.renew, get: askRenew, post: (ctx, _input, body) => renew(ctx, body) }),
    page({
      ...access,
      url: paths.codes,
      get: codesOf,
      // «J’ai noté mes codes»
      post: async (ctx) => {
        await forgetNewCodes(ctx, ctx.actor.account)
        return goTo(home, 'recovery-codes-noted')
      },
    }),
  ]
}

const removeOwnFactor = page({
  for: 'citizen',
  allow: permissions.protect,
  url: factorPaths.citizen.remove,
  get: async (ctx) => {
    if (!(await factorOf(ctx))) return goTo(factorPaths.citizen.home)
    return show(RemoveFactorPage, { paths: factorPaths.citizen, isAgent: false, form: bothForm.blank() })
  },
  post: async (ctx, _input, body) => {
    const common = { paths: factorPaths.citizen, isAgent: false }
    if (!(await factorOf(ctx))) return goTo(common.paths.home)
    const form = bothForm.read(body)
    if (!form.ok) return show(RemoveFactorPage, { ...common, form }, 422)
    const done = await removeFactor(ctx, { password: form.values.mot_de_passe_actuel, code: form.values.code })
    if (done.ok) return goTo(common.paths.home, 'factor-removed')
    const again = refusedBoth(done)
    return show(RemoveFactorPage, { ...common, form: again.form }, again.status)
  },
})

export const factorPages = [
  ...pagesOf('citizen', factorPaths.citizen.home),
  ...pagesOf('agent', accountsPaths.agentHome),
  removeOwnFactor,
]
