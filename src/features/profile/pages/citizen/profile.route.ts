import { isWithin, parisDay } from '#core/days.ts'
import { getProfile, identityOfForm, identityValues } from '#features/accounts/index.ts'
import { checkFiles } from '#features/documents/index.ts'
import { listChildren } from '#features/family/index.ts'
import { settleBirthplace } from '#features/geography/index.ts'
import { listOwnQuotients } from '#features/tariffs/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { askIdentityChange, changeCivility, withdrawIdentityChange } from '../../actions/identity-changes.ts'
import { changeContact, changeSocial, confirmDetails } from '../../actions/save-details.ts'
import { isConfirmationDue } from '../../domain/details.ts'
import { differences, provedOf } from '../../domain/identity-change.ts'
import { profilePaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { profileSentences } from '../../refusals.ts'
import { confirmedSince, getContact, getSocial } from '../../store/details.ts'
import { findLastChange } from '../../store/identity-changes.ts'
import { contactForm, contactOf, contactValues } from './contact.form.ts'
import { ContactPage, IdentityPage, SocialPage } from './details.page.tsx'
import { type IdentityForm, identityForm } from './identity.form.ts'
import { ProfilePage } from './profile.page.tsx'
import { socialForm, socialOf, socialValues } from './social.form.ts'

const access = { for: 'citizen', allow: permissions.edit } as const

export const profile = page({
  ...access,
  url: profilePaths.profile,
  get: async ({ db, actor, now }) => {
    const today = parisDay(now)
    const [own, contact, social, quotients, children, last, since] = await Promise.all([
      getProfile(db, actor.account),
      getContact(db, actor.person),
      getSocial(db, actor.person),
      listOwnQuotients(db, actor.household),
      listChildren(db, actor.person),
      findLastChange(db, actor.person),
      confirmedSince(db, actor.person),
    ])
    return show(ProfilePage, {
      ...own,
      contact,
      social,
      quotient: quotients.find((q) => q.status === 'valid' && isWithin(today, q.from, q.until)) ?? null,
      children,
      isChangeWaiting: last?.status === 'attente',
      confirmedSince: since,
      isConfirmationDue: isConfirmationDue(since, now),
    })
  },
})

export const contact = page({
  ...access,
  url: profilePaths.contact,
  get: async ({ db, actor }) => show(ContactPage, { form: contactForm.blank(contactValues(await getContact(db, actor.person))) }),
  post: async (ctx, _input, body) => {
    const form = contactForm.read(body)
    if (!form.ok) return show(ContactPage, { form }, 422)
    await changeContact(ctx, contactOf(form.values))
    return goTo(profilePaths.profile, 'details-saved')
  },
})

export const social = page({
  ...access,
  url: profilePaths.social,
  get: async ({ db, actor }) => show(SocialPage, { form: socialForm.blank(socialValues(await getSocial(db, actor.person))) }),
  post: async (ctx, _input, body) => {
    const form = socialForm.read(body)
    if (!form.ok) return show(SocialPage, { form }, 422)
    await changeSocial(ctx, socialOf(form.values))
    return goTo(profilePaths.profile, 'details-saved')
  },
})

const formFor = (ctx: Ctx<Citizen>) => identityForm(parisDay(ctx.now), ctx.town.minimumAge)
const identityPage = async (ctx: Ctx<Citizen>, form: IdentityForm, status: 200 | 409 | 422 = 200): Promise<Answer> =>
  show(IdentityPage, { form, last: await findLastChange(ctx.db, ctx.actor.person) }, status)

export const identity = page({
  ...access,
  url: profilePaths.identity,
  takesFiles: true,
  get: async (ctx) =>
    identityPage(ctx, formFor(ctx).blank(identityValues((await getProfile(ctx.db, ctx.actor.account)).identity))),
  post: async (ctx, _input, body, files) => {
    const form = await settleBirthplace(ctx.db, formFor(ctx).read(body))
    if (!form.ok) return identityPage(ctx, form, form.faults.length > 0 ? 422 : 200)
    const known = (await getProfile(ctx.db, ctx.actor.account)).identity
    const wished = identityOfForm(form.values)
    const isCivilityNew = wished.civility !== known.civility
    if (differences(provedOf(known), provedOf(wished)).length === 0) {
      if (isCivilityNew) await changeCivility(ctx, wished.civility)
      return goTo(profilePaths.profile, 'details-saved')
    }
    if (files.length === 0)
      return identityPage(ctx, form.faulty('pieces', 'Joignez un justificatif\u00a0: la mairie en a besoin pour corriger'), 422)
    const { reading, sound } = checkFiles(form, files)
    if (!reading.ok) return identityPage(ctx, reading, 422)
    const done = await askIdentityChange(ctx, provedOf(wished), sound)
    if (!done.ok) return identityPage(ctx, form.refused(sentenceOf(profileSentences, done)), 409)
    if (isCivilityNew) await changeCivility(ctx, wished.civility)
    return goTo(profilePaths.identity, 'identity-asked')
  },
})

export const withdraw = page({
  ...access,
  url: profilePaths.withdraw,
  post: async (ctx, _input, body) => {
    if (posted(body, 'retirer') !== 'oui') return goTo(profilePaths.identity)
    await withdrawIdentityChange(ctx)
    return goTo(profilePaths.identity, 'identity-withdrawn')
  },
})

export const confirm = page({
  ...access,
  url: profilePaths.confirm,
  post: async (ctx) => {
    await confirmDetails(ctx)
    return goTo(profilePaths.profile, 'details-confirmed')
  },
})
