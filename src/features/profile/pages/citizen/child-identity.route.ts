import { parisDay } from '#core/days.ts'
import { checkFiles } from '#features/documents/index.ts'
import { type Child, getChild } from '#features/family/index.ts'
import { settleBirthplace } from '#features/geography/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { askChildChange, withdrawIdentityChange } from '../../actions/identity-changes.ts'
import { differences } from '../../domain/identity-change.ts'
import { profilePaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { profileSentences } from '../../refusals.ts'
import { findLastChange, getChildIdentity } from '../../store/identity-changes.ts'
import { type ChildIdentityForm, childIdentityForm, childValues, wishedOf } from './child-identity.form.ts'
import { ChildIdentityPage } from './details.page.tsx'

const access = { for: 'citizen', allow: permissions.edit } as const

/** PF-6 · whoever may book for a child may ask; for others the child is absent. */
const childIn = ({ db, actor }: Ctx<Citizen>, input: Input) =>
  getChild(db, { id: numberIn(input, 'enfant'), guardian: actor.person, right: 'book' })

const formFor = (ctx: Ctx<Citizen>) => childIdentityForm(parisDay(ctx.now))
const shown = async (
  ctx: Ctx<Citizen>,
  child: Child,
  form: ChildIdentityForm,
  status: 200 | 409 | 422 = 200,
): Promise<Answer> => {
  const last = await findLastChange(ctx.db, child.id)
  return show(ChildIdentityPage, { child, form, last, isMine: last?.account === ctx.actor.account }, status)
}

export const childIdentity = page({
  ...access,
  url: profilePaths.childIdentity(':enfant'),
  takesFiles: true,
  get: async (ctx, input) => {
    const child = await childIn(ctx, input)
    return shown(ctx, child, formFor(ctx).blank(childValues(await getChildIdentity(ctx.db, child.id))))
  },
  post: async (ctx, input, body, files) => {
    const child = await childIn(ctx, input)
    const form = await settleBirthplace(ctx.db, formFor(ctx).read(body))
    if (!form.ok) return shown(ctx, child, form, form.faults.length > 0 ? 422 : 200)
    const known = await getChildIdentity(ctx.db, child.id)
    const wished = wishedOf(form.values, known)
    const url = profilePaths.childIdentity(child.id)
    if (differences(known, wished).length === 0)
      return shown(ctx, child, form.faulty('nom', 'Rien ne change\u00a0: corrigez ce qui est faux'), 422)
    if (files.length === 0)
      return shown(ctx, child, form.faulty('pieces', 'Joignez un justificatif\u00a0: la mairie en a besoin pour corriger'), 422)
    const { reading, sound } = checkFiles(form, files)
    if (!reading.ok) return shown(ctx, child, reading, 422)
    const done = await askChildChange(ctx, child.id, wished, sound)
    if (!done.ok) return shown(ctx, child, form.refused(sentenceOf(profileSentences, done)), 409)
    return goTo(url, 'identity-asked')
  },
})

export const childWithdraw = page({
  ...access,
  url: profilePaths.childWithdraw(':enfant'),
  post: async (ctx, input, body) => {
    const child = await childIn(ctx, input)
    const url = profilePaths.childIdentity(child.id)
    if (posted(body, 'retirer') !== 'oui') return goTo(url)
    await withdrawIdentityChange(ctx, child.id)
    return goTo(url, 'identity-withdrawn')
  },
})
