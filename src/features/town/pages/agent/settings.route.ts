import type { Body } from '#core/body.ts'
import { getAgent } from '#features/accounts/index.ts'
import { type Fields, type FormState, posted, sentenceOf } from '#forms/form.ts'
import { receivedImage } from '#platform/files/received-image.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx, PasswordProfile } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { hit, type Limit } from '#platform/http/throttle.ts'
import { senderAddress, sendNow } from '#platform/mail/mail.ts'
import { noteTest, settle, type Wish } from '../../actions/settle.ts'
import { readColor } from '../../domain/color.ts'
import { factsOf, type Settings, shownOf } from '../../domain/settings.ts'
import { testLetter } from '../../mails/test-letter.ts'
import { townPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { switches } from '../../ports.ts'
import { townRefusals } from '../../refusals.ts'
import { getSettings } from '../../store/settings.ts'
import {
  accessForm,
  helpForm,
  identityForm,
  type LogoForm,
  logoForm,
  mailForm,
  type PictureForm,
  pictureForm,
  switchesForm,
} from './settings.form.ts'
import {
  AccessPage,
  HelpPage,
  IdentityPage,
  LogoPage,
  MailPage,
  MailTestPage,
  type Shown,
  SwitchesPage,
  TownPicturePage,
} from './settings.page.tsx'

const access = { for: 'agent', allow: permissions.settle } as const
const SAVED = 'town-settled'

const seenIn = (body: Body): string => posted(body, 'vu')

/** Saves, or says that the page is stale: what was typed stays, beside the settings as they are now. */
const save = async <Fs extends Fields>(
  ctx: Ctx<Agent>,
  wish: Wish,
  url: string,
  form: FormState<Fs>,
  again: (shown: Shown<FormState<Fs>>) => Answer,
): Promise<Answer> => {
  const done = await settle(ctx, wish)
  if (done.ok) return goTo(url, SAVED)
  const settings = await getSettings(ctx.db)
  return again({
    form: form.refused(sentenceOf(townRefusals, done)),
    seen: shownOf(wish.page, settings),
    now: factsOf(wish.page, settings),
  })
}

export const identity = page({
  ...access,
  url: townPaths.identity,
  get: async (ctx) => {
    const settings = await getSettings(ctx.db)
    const form = identityForm.blank({ nom: settings.name, couleur: settings.brandColor, regie: settings.regieName })
    return show(IdentityPage, { form, seen: shownOf('identity', settings), color: settings.brandColor, isTried: false })
  },
  post: async (ctx, _input, body) => {
    const present = { seen: seenIn(body), color: ctx.town.brandColor, isTried: false }
    const form = identityForm.read(body)
    if (!form.ok) return show(IdentityPage, { ...present, form }, 422)
    const { nom, couleur, regie } = form.values
    const color = readColor(couleur)!
    if (posted(body, 'geste') === 'apercu') return show(IdentityPage, { ...present, form, color, isTried: true })
    const set = { name: nom, brandColor: color, regieName: regie }
    return save(ctx, { page: 'identity', seen: present.seen, set }, townPaths.identity, form, (shown) =>
      show(IdentityPage, { ...present, ...shown }, 409),
    )
  },
})

const helpSet = (v: { adresse: string; telephone: string; courriel: string; horaires: string }): Partial<Settings> => ({
  address: v.adresse,
  phone: v.telephone,
  email: v.courriel,
  openingHours: v.horaires,
})

export const help = page({
  ...access,
  url: townPaths.help,
  get: async (ctx) => {
    const s = await getSettings(ctx.db)
    const known = { adresse: s.address, telephone: s.phone, courriel: s.email, horaires: s.openingHours }
    return show(HelpPage, { form: helpForm.blank(known), seen: shownOf('help', s) })
  },
  post: async (ctx, _input, body) => {
    const seen = seenIn(body)
    const form = helpForm.read(body)
    if (!form.ok) return show(HelpPage, { form, seen }, 422)
    return save(ctx, { page: 'help', seen, set: helpSet(form.values) }, townPaths.help, form, (shown) =>
      show(HelpPage, shown, 409),
    )
  },
})

export const accessPage = page({
  ...access,
  url: townPaths.access,
  get: async (ctx) => {
    const s = await getSettings(ctx.db)
    const form = accessForm.blank({ antirobot: s.captchaMode, mots: s.passwordProfile })
    return show(AccessPage, { form, seen: shownOf('access', s) })
  },
  post: async (ctx, _input, body) => {
    const seen = seenIn(body)
    const form = accessForm.read(body)
    if (!form.ok) return show(AccessPage, { form, seen }, 422)
    const set = { captchaMode: form.values.antirobot, passwordProfile: form.values.mots as PasswordProfile }
    return save(ctx, { page: 'access', seen, set }, townPaths.access, form, (shown) => show(AccessPage, shown, 409))
  },
})

/** TS-3 · for a banner 2.75 rem high, on a fine screen. */
const LOGO_BOX = { width: 448, height: 176 }
/** TS-4 · half of a wide page, on a fine screen. */
const PICTURE_BOX = { width: 1120, height: 840 }

export const logo = page({
  ...access,
  url: townPaths.logo,
  takesFiles: true,
  get: async (ctx) => {
    const settings = await getSettings(ctx.db)
    const { logo: present, name: town } = ctx.town
    return show(LogoPage, { form: logoForm.blank(), seen: shownOf('logo', settings), logo: present, town })
  },
  post: async (ctx, _input, body, [file]) => {
    const form = logoForm.blank()
    const present = { logo: ctx.town.logo, town: ctx.town.name }
    const seen = seenIn(body)
    const again = (shown: Shown<LogoForm>) => show(LogoPage, { ...present, ...shown }, 409)
    const wish = { page: 'logo', seen } as const
    if (posted(body, 'retirer') === 'oui') return save(ctx, { ...wish, set: { logo: null } }, townPaths.logo, form, again)
    const refused = (sentence: string) => show(LogoPage, { ...present, seen, form: form.faulty('logo', sentence) }, 422)
    if (!file) return refused('Choisissez un fichier')
    const made = await receivedImage(ctx, file, LOGO_BOX)
    if (!made.ok) return refused(made.sentence)
    return save(ctx, { ...wish, set: { logo: made.image.id }, image: made.image }, townPaths.logo, form, again)
  },
})

export const picture = page({
  ...access,
  url: townPaths.picture,
  takesFiles: true,
  get: async (ctx) => {
    const settings = await getSettings(ctx.db)
    const alt = settings.pictureAlt
    const known = settings.picture === null ? {} : { role: alt ? 'montre' : 'decore', description: alt }
    return show(TownPicturePage, {
      form: pictureForm.blank(known),
      seen: shownOf('picture', settings),
      picture: ctx.town.picture,
    })
  },
  post: async (ctx, _input, body, [file]) => {
    const seen = seenIn(body)
    const present = ctx.town.picture
    const wish = { page: 'picture', seen } as const
    const form = pictureForm.read(body)
    const again = (shown: Shown<PictureForm>) => show(TownPicturePage, { picture: present, ...shown }, 409)
    if (posted(body, 'retirer') === 'oui') {
      const set = { picture: null, pictureAlt: '' }
      return save(ctx, { ...wish, set }, townPaths.picture, pictureForm.blank(), again)
    }
    const refused = (state: PictureForm) => show(TownPicturePage, { picture: present, seen, form: state }, 422)
    if (!form.ok) return refused(form)
    if (!file && present === null) return refused(form.faulty('image', 'Choisissez une image'))
    const pictureAlt = form.values.role === 'montre' ? (form.values.description ?? '') : ''
    if (!file) return save(ctx, { ...wish, set: { pictureAlt } }, townPaths.picture, form, again)
    const made = await receivedImage(ctx, file, PICTURE_BOX)
    if (!made.ok) return refused(form.faulty('image', made.sentence))
    const set = { picture: made.image.id, pictureAlt }
    return save(ctx, { ...wish, set, image: made.image }, townPaths.picture, form, again)
  },
})

export const switchesPage = page({
  ...access,
  url: townPaths.switches,
  get: async (ctx) => {
    const settings = await getSettings(ctx.db)
    const known = switches.get()
    const proposees = known.flatMap(({ name }) => (settings.switchedOff.includes(name) ? [] : [name]))
    return show(SwitchesPage, { form: switchesForm(known).blank({ proposees }), seen: shownOf('switches', settings) })
  },
  post: async (ctx, _input, body) => {
    const known = switches.get()
    const seen = seenIn(body)
    const form = switchesForm(known).read(body)
    // A post that comes from no page of ours (no «vu») must not switch everything off.
    if (!form.ok || seen === '') return show(SwitchesPage, { form, seen }, 422)
    const { proposees } = form.values
    const switchedOff = known.flatMap(({ name }) => (proposees.includes(name) ? [] : [name]))
    return save(ctx, { page: 'switches', seen, set: { switchedOff } }, townPaths.switches, form, (shown) =>
      show(SwitchesPage, shown, 409),
    )
  },
})

/** «Mairie d’Isques (mairie@isques.example)» */
const senderOf = ({ town }: Ctx): string => {
  const address = town.mail.address ?? senderAddress.get()
  return town.mail.name ? `${town.mail.name} (${address})` : address
}
const ownAddress = async (ctx: Ctx<Agent>): Promise<string> => (await getAgent(ctx.db, ctx.actor.account)).email

export const mail = page({
  ...access,
  url: townPaths.mail,
  get: async (ctx) => {
    const s = await getSettings(ctx.db)
    const form = mailForm.blank({ nom: s.mailName, adresse: s.mailAddress, reponse: s.mailReplyTo })
    return show(MailPage, { form, seen: shownOf('mail', s), sender: senderOf(ctx), own: await ownAddress(ctx) })
  },
  post: async (ctx, _input, body) => {
    const present = { seen: seenIn(body), sender: senderOf(ctx), own: await ownAddress(ctx) }
    const form = mailForm.read(body)
    if (!form.ok || present.seen === '') return show(MailPage, { ...present, form }, 422)
    const { nom, adresse, reponse } = form.values
    const set = { mailName: nom, mailAddress: adresse, mailReplyTo: reponse }
    return save(ctx, { page: 'mail', seen: present.seen, set }, townPaths.mail, form, (shown) =>
      show(MailPage, { ...present, ...shown }, 409),
    )
  },
})

/** TS-7 · enough to find the right address, not to fill a mailbox. */
const TESTS: Limit = { limit: 10, windowSeconds: 3_600 }

export const mailTest = page({
  ...access,
  url: townPaths.mailTest,
  post: async (ctx, _input, body) => {
    if (posted(body, 'essai') !== 'oui') return goTo(townPaths.mail)
    await hit(ctx, `mail tests of account ${ctx.actor.account}`, TESTS)
    const own = await ownAddress(ctx)
    const refusal = await sendNow(ctx, testLetter(own, ctx.town))
    await noteTest(ctx, refusal === null)
    return show(MailTestPage, { own, sender: senderOf(ctx), refusal })
  },
})
