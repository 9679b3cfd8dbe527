import { showTime } from '#core/days.ts'
import type { Service } from '#features/catalogue/index.ts'
import { Empty, TableList, Tag } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import { type AttendanceKind, costOf } from '../../domain/attendance.ts'
import { WHEN } from '../../domain/described.ts'
import type { ListSetting } from '../../store/lists.ts'
import type { KindForm, NewKindForm, SendingForm } from './settings.form.ts'

const SETTINGS = { href: '/agent/parametres', label: 'Paramètres' }

export const KindsPage = ({ kinds }: { kinds: readonly AttendanceKind[] }) => (
  <Page title="Présences" nav={SETTINGS.href} back={SETTINGS} wide>
    <p>Ce que coûte une place selon la présence, une fois l’appel terminé. Les majorations du tarif s’appliquent avant.</p>
    <Actions>
      <LinkButton href={agentPaths.newKind} tone="primary">
        Ajouter une présence
      </LinkButton>
    </Actions>
    <TableList
      caption="Présences"
      hideCaption
      columns={[{ head: 'Présence' }, { head: 'Pour' }, { head: 'Ce qui est dû' }, { head: 'Dans l’appel' }]}
      rows={kinds.map((kind) => [
        <a href={agentPaths.kind(kind.code)}>{kind.label}</a>,
        kind.wasBooked ? 'Un enfant réservé' : 'Un enfant non réservé',
        costOf(kind),
        kind.isRetired ? <Tag tone="neutral">Retirée</Tag> : 'Proposée',
      ])}
    />
  </Page>
)

export const KindPage = ({ form, kind }: { form: KindForm; kind: AttendanceKind }) => (
  <Page
    title="Modifier une présence"
    heading={kind.label}
    form={form}
    nav={SETTINGS.href}
    back={{ href: agentPaths.kinds, label: 'Présences' }}
  >
    <Required />
    <PostForm>
      <Field form={form} name="nom" />
      <Field form={form} name="pourcentage" />
      <Field form={form} name="fixe" />
      <Actions>
        <Submit>Enregistrer</Submit>
        <LinkButton href={agentPaths.kinds}>Annuler</LinkButton>
      </Actions>
    </PostForm>
    <h2>{kind.isRetired ? 'Cette présence est retirée de l’appel' : 'Retirer cette présence'}</h2>
    <p>Les appels déjà faits la gardent{kind.isRetired ? '.' : ', les prochains ne la proposeront plus.'}</p>
    <PostForm label="Retrait">
      <Actions>
        <Submit tone="secondary" name="proposer" value={kind.isRetired ? 'oui' : 'non'}>
          {kind.isRetired ? 'La proposer de nouveau' : 'Ne plus la proposer'}
        </Submit>
      </Actions>
    </PostForm>
  </Page>
)

export const NewKindPage = ({ form }: { form: NewKindForm }) => (
  <Page title="Ajouter une présence" form={form} nav={SETTINGS.href} back={{ href: agentPaths.kinds, label: 'Présences' }}>
    <Required />
    <PostForm>
      <Field form={form} name="nom" />
      <Field form={form} name="genre" />
      <Field form={form} name="pourcentage" />
      <Field form={form} name="fixe" />
      <Actions>
        <Submit>Ajouter la présence</Submit>
        <LinkButton href={agentPaths.kinds}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export type SendingsProps = {
  readonly form: SendingForm
  readonly settings: readonly ListSetting[]
  readonly services: readonly Service[]
}

export const SendingsPage = ({ form, settings, services }: SendingsProps) => (
  <Page title="Envoi des effectifs" form={form} nav={SETTINGS.href} back={SETTINGS}>
    {settings.length === 0 ? (
      <Empty title="Aucun envoi n’est réglé." />
    ) : (
      <TableList
        caption="Envois"
        columns={[{ head: 'Service' }, { head: 'Quand' }, { head: 'À' }, { head: 'Geste' }]}
        rows={settings.map((setting) => {
          const name = services.find(({ id }) => id === setting.service)?.name ?? ''
          return [
            name,
            `${WHEN[setting.daysBefore]}, ${showTime(setting.at)}`,
            <span class="adresse">{setting.email}</span>,
            <PostForm>
              <Hidden name="retirer" value={setting.service} />
              <Submit tone="link">
                Retirer<span class="vh"> l’envoi, {name}</span>
              </Submit>
            </PostForm>,
          ]
        })}
      />
    )}
    <h2>Régler un envoi</h2>
    <Required />
    <PostForm>
      <Field form={form} name="service" />
      <Field form={form} name="quand" />
      <Field form={form} name="heure" />
      <Field form={form} name="courriel" />
      <Actions>
        <Submit>Enregistrer l’envoi</Submit>
      </Actions>
    </PostForm>
  </Page>
)
