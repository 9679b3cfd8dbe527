import type { Service } from '#features/catalogue/index.ts'
import { Empty, SummaryList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'

/** PL-5 · every service of the town hall, and how to reach it. */
export const ServicesPage = ({ services }: { services: readonly Service[] }) => (
  <Page title="Services de la mairie" about="Les services de la mairie, leur téléphone et leur adresse électronique.">
    {services.length === 0 && <Empty title="Aucun service n’est décrit pour le moment." />}
    {services.map(({ slug, name, phone, email, address }) => (
      <section id={slug}>
        <h2>{name}</h2>
        <SummaryList
          items={[
            { term: 'Téléphone', value: <a href={`tel:${phone.replaceAll(/\s/g, '')}`}>{phone}</a> },
            { term: 'Courriel', value: <a href={`mailto:${email}`}>{email}</a> },
            { term: 'Adresse', value: address },
          ]}
        />
      </section>
    ))}
  </Page>
)
