import { sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { addService, changeService } from '../../actions/manage.ts'
import { cataloguePaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { catalogueRefusals } from '../../refusals.ts'
import { listServices, serviceBySlug } from '../../store/services.ts'
import { serviceForm } from './services.form.ts'
import { ServicePage, ServicesPage } from './services.page.tsx'

const access = { for: 'agent', allow: permissions.manage } as const

export const servicesPage = page({
  ...access,
  url: cataloguePaths.services,
  get: async (ctx) => show(ServicesPage, { services: await listServices(ctx.db) }),
})

type Values = { nom: string; telephone: string; courriel: string; adresse: string }
const serviceOf = ({ nom, telephone, courriel, adresse }: Values) => ({
  name: nom,
  phone: telephone,
  email: courriel,
  address: adresse,
})

export const newServicePage = page({
  ...access,
  url: cataloguePaths.newService,
  get: () => show(ServicePage, { form: serviceForm.blank(), title: 'Ajouter un service' }),
  post: async (ctx, _input, body) => {
    const form = serviceForm.read(body)
    const title = 'Ajouter un service'
    if (!form.ok) return show(ServicePage, { form, title }, 422)
    const done = await addService(ctx, ctx.actor.account, serviceOf(form.values))
    if (!done.ok) return show(ServicePage, { form: form.faulty('nom', sentenceOf(catalogueRefusals, done)), title }, 422)
    return goTo(cataloguePaths.services, 'service-saved')
  },
})

export const servicePage = page({
  ...access,
  url: cataloguePaths.service(':service'),
  get: async (ctx, input) => {
    const { name, phone, email, address } = await serviceBySlug(ctx.db, input.service ?? '')
    const form = serviceForm.blank({ nom: name, telephone: phone, courriel: email, adresse: address })
    return show(ServicePage, { form, title: 'Modifier un service' })
  },
  post: async (ctx, input, body) => {
    const { slug } = await serviceBySlug(ctx.db, input.service ?? '')
    const form = serviceForm.read(body)
    if (!form.ok) return show(ServicePage, { form, title: 'Modifier un service' }, 422)
    await changeService(ctx, ctx.actor.account, slug, serviceOf(form.values))
    return goTo(cataloguePaths.services, 'service-saved')
  },
})
