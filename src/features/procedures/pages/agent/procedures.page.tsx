import { parisDay, showDateDigits, showMoment } from '#core/days.ts'
import { count, nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList, TableList, Tag } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Definition } from '../../domain/definition.ts'
import { to } from '../../paths.ts'
import type { ManagedProcedure, Version } from '../../store/versions.ts'
import type { importFields } from './procedures.form.ts'

const SETTINGS = '/agent/parametres'
const Open = ({ isOpen }: { isOpen: boolean }) => <Tag tone={isOpen ? 'success' : 'neutral'}>{isOpen ? 'Ouverte' : 'Fermée'}</Tag>

export const ProceduresPage = ({ procedures }: { procedures: readonly ManagedProcedure[] }) => (
  <Page title="Démarches" nav={SETTINGS} back={{ href: SETTINGS, label: 'Retour aux paramètres' }} wide>
    <TableList
      caption="Démarches de la ville"
      hideCaption
      columns={[
        { head: 'Démarche' },
        { head: 'Catégorie' },
        { head: 'Version en vigueur' },
        { head: 'Depuis le' },
        { head: 'Demandes en cours', numeric: true },
        { head: 'État' },
      ]}
      rows={procedures.map(({ slug, title, category, version, publishedAt, running, isOpen }) => [
        <a href={to.procedure(slug)}>{title}</a>,
        category,
        String(version),
        showDateDigits(parisDay(publishedAt)),
        String(running),
        <Open isOpen={isOpen} />,
      ])}
    />
    <p>
      <LinkButton href={to.importProcedure()}>Importer une démarche</LinkButton>
    </p>
  </Page>
)

const REGIMES = { rejet: 'refus', acceptation: 'acceptation' } as const

const silenceOf = ({ silence }: Definition): string =>
  silence.regime === 'aucune' ? 'Aucune décision attendue' : `${REGIMES[silence.regime]} après ${silence.months}${nbsp}mois`

export const ProcedurePage = ({
  slug,
  definition,
  isOpen,
  versions,
  service,
}: {
  slug: string
  definition: Definition
  isOpen: boolean
  versions: readonly Version[]
  service: string
}) => (
  <Page title={definition.title} nav={SETTINGS} back={{ href: to.procedures(), label: 'Retour aux démarches' }} wide>
    <p>
      <Open isOpen={isOpen} />
    </p>
    <SummaryList
      items={[
        { term: 'Adresse', value: <a href={to.start(slug)}>{to.start(slug)}</a> },
        { term: 'Service en charge', value: service },
        { term: 'Silence de la mairie', value: silenceOf(definition) },
        {
          term: 'Ce que fait l’acceptation',
          value:
            definition.effect === 'enrolment'
              ? 'Inscrit l’enfant à l’école et ouvre le droit de réserver'
              : 'Prévient la famille',
        },
        {
          term: 'Étapes',
          value: definition.steps.map(({ title, when }) => (when ? `${title} (selon les réponses)` : title)).join(', '),
        },
      ]}
    />
    <PostForm action={isOpen ? to.closeProcedure(slug) : to.openProcedure(slug)} label="Ouvrir ou fermer">
      <p>
        {isOpen
          ? 'Fermer la démarche empêche d’en commencer de nouvelles. Les demandes et les brouillons en cours continuent.'
          : 'Ouvrir la démarche permet aux familles de la commencer.'}
      </p>
      <Actions>
        <Submit tone="secondary">{isOpen ? 'Fermer la démarche' : 'Ouvrir la démarche'}</Submit>
        <LinkButton href={to.importProcedure()} tone="link">
          Importer une nouvelle version
        </LinkButton>
      </Actions>
    </PostForm>
    <h2>Versions</h2>
    <TableList
      caption="Versions de la démarche"
      hideCaption
      columns={[
        { head: 'Version' },
        { head: 'En vigueur depuis' },
        { head: 'Demandes', numeric: true },
        { head: 'Voir' },
        { head: 'Fichier' },
      ]}
      rows={versions.map(({ version, publishedAt, requests }, i) => [
        i === 0 ? `${version} (en vigueur)` : String(version),
        showMoment(publishedAt),
        String(requests),
        <a href={to.previewProcedure(slug, version)}>
          Essayer<span class="vh"> la version {version}</span>
        </a>,
        <a href={to.exportProcedure(slug, version)}>
          Exporter<span class="vh"> la version {version}</span> (JSON)
        </a>,
      ])}
    />
  </Page>
)

export const ImportPage = ({ form, faults }: { form: FormState<typeof importFields>; faults: readonly string[] }) => (
  <Page title="Importer une démarche" form={form} nav={SETTINGS} back={{ href: to.procedures(), label: 'Retour aux démarches' }}>
    <p>
      La démarche est vérifiée avant d’être publiée{nbsp}: rien ne change tant qu’il reste une faute. Les demandes déjà commencées
      gardent leur version. Une démarche que la ville n’avait pas reste fermée jusqu’à ce que vous l’ouvriez.
    </p>
    {faults.length > 0 && (
      <Banner tone="error" title={`${count(faults.length, 'faute')} à corriger dans la définition`}>
        <ul data-saisi>
          {faults.map((fault) => (
            <li>{fault}</li>
          ))}
        </ul>
      </Banner>
    )}
    <PostForm files>
      <Field form={form} name="fichier" />
      <Field form={form} name="definition" />
      <Actions>
        <Submit>Vérifier et publier</Submit>
        <LinkButton href={to.procedures()} tone="link">
          Ne rien importer
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
