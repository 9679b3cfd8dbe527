import { newCaptcha, verifyCaptcha } from '#features/captcha/index.ts'
import { listServices } from '#features/catalogue/index.ts'
import { checkFiles, chooseAgain } from '#features/documents/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { keepContact } from '../../actions/visitor-contact.ts'
import { type ContactProcedure, concerned } from '../../concerned.ts'
import { paths, to } from '../../paths.ts'
import { sentences } from '../../refusals.ts'
import { contactForm } from './contact.form.ts'
import { ContactPage, ContactSentPage } from './contact.page.tsx'

/** The form that the captcha is made for. */
const CAPTCHA_FORM = 'contact'

/** @throws Absent for an unknown procedure, and for one that needs an account */
const procedureIn = async (ctx: Ctx, input: Input): Promise<ContactProcedure> => {
  const procedure = await concerned.get().contact(ctx.db, input.demarche ?? '')
  if (!procedure) throw new Absent('no such contact')
  return procedure
}

export const contactRoute = page({
  url: paths.contact,
  for: 'everyone',
  takesFiles: true,
  get: async (ctx, input) => {
    const procedure = await procedureIn(ctx, input)
    if (ctx.actor.kind === 'citizen') return goTo(procedure.url)
    return show(ContactPage, {
      procedure,
      form: contactForm(await listServices(ctx.db)).blank(),
      formKey: newKey(),
      captcha: await newCaptcha(ctx, CAPTCHA_FORM),
    })
  },
  post: async (ctx, input, body, files) => {
    const procedure = await procedureIn(ctx, input)
    const key = keyOf(body)
    const { reading, sound } = checkFiles(contactForm(await listServices(ctx.db)).read(body), files)
    const human = await verifyCaptcha(ctx, { form: CAPTCHA_FORM, key }, body, reading)
    if (!human.ok) {
      const form = chooseAgain(human.form, sound)
      return show(
        ContactPage,
        { procedure, form, formKey: key, captcha: human.view },
        form.faults.length > 0 ? 422 : human.status,
      )
    }
    const { service, objet, message, nom, email, telephone, demande } = human.values
    const contact = {
      procedure: procedure.slug,
      service: Number(service),
      subject: objet,
      body: message,
      about: demande,
      name: nom,
      email,
      phone: telephone,
      key,
    }
    const kept = await keepContact(ctx, contact, sound)
    if (kept.ok) return goTo(to.contactSent(procedure.slug))
    const form = chooseAgain(reading.refused(sentenceOf(sentences, kept)), sound)
    return show(ContactPage, { procedure, form, formKey: key, captcha: await newCaptcha(ctx, CAPTCHA_FORM) }, 409)
  },
})

/** Says nothing of who wrote what: anybody may open it. */
export const contactSentRoute = page({
  url: paths.contactSent,
  for: 'everyone',
  get: async (ctx, input) => show(ContactSentPage, { procedure: await procedureIn(ctx, input) }),
})
