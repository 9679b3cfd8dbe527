import { type Day, showDay, showTime, WEEKDAYS_SHORT } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Activity } from '#features/catalogue/index.ts'
import type { FormState } from '#forms/form.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import { type CutOffs, explainCutOffs, showLimit } from '../../domain/cut-off.ts'
import type { ActivityForm } from './activities.form.ts'
import type { CutOffForm } from './cut-off.form.ts'

const SETTINGS = { href: '/agent/parametres', label: 'Paramètres' }
const LIST = { href: agentPaths.activities, label: 'Activités' }

const weekdaysOf = (activity: Activity): string => activity.weekdays.map((day) => WEEKDAYS_SHORT[day - 1]).join(' ')

export type ActivitiesProps = { readonly activities: readonly Activity[]; readonly cutOffs: ReadonlyMap<number, CutOffs> }

export const ActivitiesPage = ({ activities, cutOffs }: ActivitiesProps) => (
  <Page title="Activités" nav={SETTINGS.href} back={SETTINGS} wide>
    <Actions>
      <LinkButton href={agentPaths.newActivity} tone="primary">
        Ajouter une activité
      </LinkButton>
    </Actions>
    {activities.length === 0 ? (
      <Empty title="Aucune activité." action={{ href: agentPaths.newActivity, label: 'Ajouter une activité' }} />
    ) : (
      <TableList
        caption="Activités"
        hideCaption
        columns={[
          { head: 'Activité' },
          { head: 'Site' },
          { head: 'Heures' },
          { head: 'Jours' },
          { head: 'Places', numeric: true },
          { head: 'Délais' },
        ]}
        rows={activities.map((activity) => [
          <a href={agentPaths.activity(activity.id)}>
            {activity.serviceName} – {activity.name}
          </a>,
          activity.site ?? 'Site unique',
          `${showTime(activity.startsAt)} – ${showTime(activity.endsAt)}`,
          weekdaysOf(activity),
          String(activity.places),
          <>
            {explainCutOffs(cutOffs.get(activity.id)!)}{' '}
            <a href={agentPaths.cutOffs(activity.id)}>
              Délais<span class="vh">, {activity.name}</span>
            </a>
          </>,
        ])}
      />
    )}
  </Page>
)

export const ActivityPage = ({ form, title, id }: { form: ActivityForm; title: string; id: number | null }) => (
  <Page title={title} form={form} nav={SETTINGS.href} back={LIST}>
    {id !== null && (
      <p>
        <a href={agentPaths.cutOffs(id)}>Délais de réservation et d’annulation</a>
      </p>
    )}
    <Required />
    <PostForm>
      <Field form={form} name="service" />
      <Field form={form} name="session" />
      <Field form={form} name="nom" />
      <Field form={form} name="site" />
      <Field form={form} name="debut" />
      <Field form={form} name="fin" />
      <Field form={form} name="jours" />
      <Field form={form} name="places" />
      <Field form={form} name="niveaux" />
      <Field form={form} name="inscription" />
      <Field form={form} name="decouvert" />
      <Field form={form} name="fermee" />
      <Actions>
        <Submit>Enregistrer l’activité</Submit>
        <LinkButton href={agentPaths.activities}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export type CutOffProps = {
  readonly activity: Activity
  readonly cutOffs: CutOffs
  /** Open days to come, as worked examples. */
  readonly examples: readonly Day[]
  readonly form: CutOffForm
  readonly refused?: FormState
}

/** AG-2 · Until when one books and cancels, in a sentence and in examples. */
export const CutOffPage = ({ activity, cutOffs, examples, form }: CutOffProps) => (
  <Page
    title="Délais"
    heading={`Délais${nbsp}: ${activity.serviceName} – ${activity.name}`}
    form={form}
    nav={SETTINGS.href}
    back={LIST}
  >
    <p>{explainCutOffs(cutOffs)}</p>
    <TableList
      caption="Exemples"
      columns={[{ head: 'Jour' }, { head: 'Réservable jusqu’au' }, { head: 'Annulable jusqu’au' }]}
      rows={examples.map((day) => [showDay(day), showLimit(cutOffs.booking, day), showLimit(cutOffs.cancelling, day)])}
    />
    <h2>Changer un délai</h2>
    <p>Rien ne se réserve ni ne s’annule le jour même, quel que soit le délai. L’heure est celle de Paris.</p>
    <Required />
    <PostForm>
      <Field form={form} name="pour" />
      <Field form={form} name="regle" />
      <Field form={form} name="nombre" />
      <Field form={form} name="jour" />
      <Field form={form} name="sauter" />
      <Field form={form} name="heure" />
      <Field form={form} name="depuis" />
      <Actions>
        <Submit name="geste" value="exemples" tone="secondary">
          Voir les exemples
        </Submit>
        <Submit name="geste" value="enregistrer">
          Enregistrer le délai
        </Submit>
      </Actions>
    </PostForm>
  </Page>
)
