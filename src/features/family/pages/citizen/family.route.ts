import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { settleBirthplace } from '#features/geography/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { declareChildOnce } from '../../actions/add-child.ts'
import { authorisePerson, removeAuthorised } from '../../actions/authorise-person.ts'
import {
  acceptGuardianInvitation,
  changeGivenRights,
  inviteGuardian,
  readGuardianInvitation,
  resendGuardianInvitation,
  revokeGuardian,
  withdrawGuardianInvitation,
} from '../../actions/invite-guardian.ts'
import { familyPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { ficheContacts } from '../../ports.ts'
import { familySentences } from '../../refusals.ts'
import { getChild } from '../../store/children.ts'
import { listFamily } from '../../store/family.ts'
import { listSentInvitations } from '../../store/invitations.ts'
import { addChildForm, blankChildForm, childOfForm } from './add-child.form.ts'
import { inviteForm, personForm, personOf, revokeForm, rightsForm, rightsOf, tickedOf } from './family.form.ts'
import { AddOwnChildPage, FamilyPage, InvitePage, PersonPage, RightsPage } from './family.page.tsx'
import { GuardianInvitationPage, GuardianInvitationProblemPage, WHY } from './guardian-invitation.page.tsx'

const access = { for: 'citizen', allow: permissions.manage } as const

const NOBODY = { authorised: [], toCall: [] }

export const family = page({
  ...access,
  url: familyPaths.family,
  get: async ({ db, actor, now }) => {
    const children = await listFamily(db, actor.person)
    const said = await ficheContacts.get()(
      db,
      children.map((child) => child.id),
    )
    return show(FamilyPage, {
      children: children.map((child) => ({ ...child, fiche: said.get(child.id) ?? NOBODY })),
      invitations: await listSentInvitations(db, actor.person),
      now,
    })
  },
})

export const addOwnChild = page({
  ...access,
  url: familyPaths.addChild,
  get: (ctx) => show(AddOwnChildPage, { form: blankChildForm(parisDay(ctx.now)), formKey: newKey() }),
  post: async (ctx, _input, body) => {
    const formKey = keyOf(body)
    const form = await settleBirthplace(ctx.db, addChildForm(parisDay(ctx.now)).read(body))
    if (!form.ok) return show(AddOwnChildPage, { form, formKey }, form.faults.length > 0 ? 422 : 200)
    const done = await declareChildOnce(ctx, childOfForm(form.values), formKey)
    if (done.ok) return goTo(familyPaths.family, 'own-child-added')
    return show(AddOwnChildPage, { form: form.refused(sentenceOf(familySentences, done)), formKey: newKey() }, 409)
  },
})

const invitable = async (ctx: Ctx<Citizen>) => (await listFamily(ctx.db, ctx.actor.person)).filter((child) => !child.isInvited)

export const invite = page({
  ...access,
  url: familyPaths.invite,
  get: async (ctx) => {
    const children = await invitable(ctx)
    if (children.length === 0) return goTo(familyPaths.family)
    const enfants = children.map((child) => String(child.id))
    const form = inviteForm(children).blank({ enfants, droits: ['reserver', 'payer', 'prevenir'] })
    return show(InvitePage, { form, formKey: newKey() })
  },
  post: async (ctx, _input, body) => {
    const form = inviteForm(await invitable(ctx)).read(body)
    const formKey = keyOf(body)
    if (!form.ok) return show(InvitePage, { form, formKey }, 422)
    const { email, enfants, droits } = form.values
    const wish = { email, children: enfants.map(Number), rights: rightsOf(droits), key: formKey }
    const done = await inviteGuardian(ctx, wish)
    if (done.ok) return goTo(familyPaths.family, 'guardian-invited')
    return show(InvitePage, { form: form.refused(sentenceOf(familySentences, done)), formKey: newKey() }, 409)
  },
})

export const resend = page({
  ...access,
  url: familyPaths.resend(':invitation'),
  post: async (ctx, { invitation }) => {
    await resendGuardianInvitation(ctx, readId(invitation))
    return goTo(familyPaths.family, 'guardian-invited')
  },
})

export const withdraw = page({
  ...access,
  url: familyPaths.withdraw(':invitation'),
  post: async (ctx, { invitation }, body) => {
    const id = readId(invitation)
    const isTheirs = (await listSentInvitations(ctx.db, ctx.actor.person)).some((sent) => sent.id === id)
    if (!isTheirs) throw new Absent('no such invitation')
    if (posted(body, 'retirer') !== 'oui') return goTo(familyPaths.family)
    await withdrawGuardianInvitation(ctx, id)
    return goTo(familyPaths.family, 'guardian-invitation-withdrawn')
  },
})

/** FA-6 · somebody whose rights one gave. @throws Absent */
const given = async (ctx: Ctx<Citizen>, input: Input) => {
  const child = (await listFamily(ctx.db, ctx.actor.person)).find((known) => known.id === readId(input.enfant))
  const guardian = child?.others.find((other) => other.id === readId(input.parent) && other.isMine)
  if (!child || !guardian) throw new Absent('rights given by somebody else')
  return { child, guardian, who: { child: child.id, adult: guardian.id } }
}

export const rights = page({
  ...access,
  url: familyPaths.rights(':enfant', ':parent'),
  get: async (ctx, input) => {
    const { child, guardian } = await given(ctx, input)
    const form = rightsForm.blank({ droits: tickedOf(guardian.rights) })
    return show(RightsPage, { child, guardian, form, revoke: revokeForm.blank() })
  },
  post: async (ctx, input, body) => {
    const { child, guardian, who } = await given(ctx, input)
    const form = rightsForm.blank({ droits: tickedOf(guardian.rights) })
    if (posted(body, 'geste') === 'droits') {
      const read = rightsForm.read(body)
      if (!read.ok) return show(RightsPage, { child, guardian, form: read, revoke: revokeForm.blank() }, 422)
      await changeGivenRights(ctx, who, rightsOf(read.values.droits))
      return goTo(familyPaths.family, 'guardian-rights-changed')
    }
    const revoke = revokeForm.read(body)
    if (!revoke.ok) return show(RightsPage, { child, guardian, form, revoke }, 422)
    await revokeGuardian(ctx, who)
    return goTo(familyPaths.family, 'guardian-revoked')
  },
})

/** FA-7 · a child for whom one may act. @throws Absent */
const actedFor = async (ctx: Ctx<Citizen>, input: Input) => {
  const id = readId(input.enfant)
  if (id === null) throw new Absent('no such child')
  return getChild(ctx.db, { id, guardian: ctx.actor.person, right: 'book' })
}

export const addPerson = page({
  ...access,
  url: familyPaths.addPerson(':enfant'),
  get: async (ctx, input) =>
    show(PersonPage, { child: await actedFor(ctx, input), form: personForm.blank({ roles: ['chercher'] }), formKey: newKey() }),
  post: async (ctx, input, body) => {
    const child = await actedFor(ctx, input)
    const form = personForm.read(body)
    const formKey = keyOf(body)
    if (!form.ok) return show(PersonPage, { child, form, formKey }, 422)
    await authorisePerson(ctx, personOf(child.id, form.values), formKey)
    return goTo(familyPaths.family, 'person-authorised')
  },
})

export const removePerson = page({
  ...access,
  url: familyPaths.removePerson(':enfant', ':personne'),
  post: async (ctx, input, body) => {
    const child = await actedFor(ctx, input)
    const id = readId(input.personne)
    if (id === null) throw new Absent('no such person')
    if (posted(body, 'retirer') !== 'oui') return goTo(familyPaths.family)
    await removeAuthorised(ctx, { child: child.id, id })
    return goTo(familyPaths.family, 'person-removed')
  },
})

export const guardianInvitation = page({
  url: familyPaths.invitation(':jeton'),
  for: 'everyone',
  get: async (ctx, { jeton = '' }) => {
    const found = await readGuardianInvitation(ctx, jeton)
    if (!found.ok) return show(GuardianInvitationProblemPage, { why: WHY[found.refusal] }, 409)
    return show(GuardianInvitationPage, { invitation: found.value, token: jeton, isSignedIn: ctx.actor.kind === 'citizen' })
  },
  post: async (ctx, { jeton = '' }, body) => {
    const { actor } = ctx
    if (actor.kind !== 'citizen' || posted(body, 'accepter') !== 'oui') return goTo(familyPaths.invitation(jeton))
    const done = await acceptGuardianInvitation({ ...ctx, actor }, jeton)
    if (!done.ok) {
      const why = done.refusal === 'invitation.own' ? familySentences['invitation.own'] : WHY[done.refusal]
      return show(GuardianInvitationProblemPage, { why: String(why) }, 409)
    }
    return goTo(familyPaths.family, 'guardian-invitation-accepted')
  },
})
