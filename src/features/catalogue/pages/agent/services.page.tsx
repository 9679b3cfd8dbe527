import { TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { cataloguePaths } from '../../paths.ts'
import type { Service } from '../../store/services.ts'
import type { ServiceForm } from './services.form.ts'

const SETTINGS = { href: '/agent/parametres', label: 'Paramètres' }

export const ServicesPage = ({ services }: { services: readonly Service[] }) => (
  <Page title="Services" nav={SETTINGS.href} back={SETTINGS} wide>
    <Actions>
      <LinkButton href={cataloguePaths.newService} tone="primary">
        Ajouter un service
      </LinkButton>
    </Actions>
    <TableList
      caption="Services"
      hideCaption
      columns={[{ head: 'Service' }, { head: 'Téléphone' }, { head: 'Adresse électronique' }, { head: 'Adresse' }]}
      rows={services.map((service) => [
        <a href={cataloguePaths.service(service.slug)}>{service.name}</a>,
        service.phone,
        <span class="adresse">{service.email}</span>,
        service.address,
      ])}
    />
  </Page>
)

export const ServicePage = ({ form, title }: { form: ServiceForm; title: string }) => (
  <Page title={title} form={form} nav={SETTINGS.href} back={{ href: cataloguePaths.services, label: 'Services' }}>
    <p>Les familles lisent ce nom et ces coordonnées dans les pages et dans les lettres.</p>
    <Required />
    <PostForm>
      <Field form={form} name="nom" />
      <Field form={form} name="telephone" />
      <Field form={form} name="courriel" />
      <Field form={form} name="adresse" />
      <Actions>
        <Submit>Enregistrer le service</Submit>
        <LinkButton href={cataloguePaths.services}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
