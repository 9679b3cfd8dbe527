import { type Day, showDay } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Coverage, Impact } from '../../actions/publish.ts'
import type { Price } from '../../domain/price.ts'
import { tariffPaths } from '../../paths.ts'
import type { StoredTariff } from '../../store/drafts.ts'
import { Explanation, GridView } from '../grid.tsx'
import type { SimulationForm } from '../simulation.form.ts'
import { SimulationFields } from '../simulation.tsx'

export type TariffView = {
  readonly activity: string
  readonly tariff: StoredTariff
  readonly simulation: SimulationForm
  readonly price: Price | null
  /** For a draft: what publishing would do. */
  readonly draft: { readonly coverage: Coverage; readonly impact: Impact; readonly seen: string } | null
  readonly form?: FormState
}

const Days = ({ days }: { days: readonly Day[] }) => (
  <ul>
    {days.slice(0, 5).map((day) => (
      <li>{showDay(day)}</li>
    ))}
    {days.length > 5 && <li>et {days.length - 5} autres jours</li>}
  </ul>
)

const CoverageView = ({ coverage }: { coverage: Coverage }) => {
  const { days, children, without, twice } = coverage
  const counted = `${children} enfants inscrits, ${days} jours ouverts à venir`
  if (without.length === 0 && twice.length === 0) {
    return (
      <Banner tone="success" title="Chaque enfant inscrit a exactement un prix, chaque jour ouvert.">
        <p>{counted}.</p>
      </Banner>
    )
  }
  return (
    <Banner tone="warning" title="Des jours n’ont pas exactement un prix.">
      <p>{counted}.</p>
      {without.length > 0 && <p>Sans prix, donc impossibles à réserver&nbsp;:</p>}
      <Days days={without} />
      {twice.length > 0 && <p>Avec deux prix&nbsp;:</p>}
      <Days days={twice} />
    </Banner>
  )
}

const ImpactView = ({ impact }: { impact: Impact }) => (
  <SummaryList
    items={[
      { term: 'Réservations à venir à partir de cette date', value: String(impact.bookings) },
      { term: 'Réservations dont le prix change', value: String(impact.changed) },
      { term: 'Familles concernées', value: String(impact.families) },
      {
        term: 'Différence pour les familles',
        value: impact.cents > 0 ? `+\u00a0${showEuros(impact.cents)}` : showEuros(impact.cents),
      },
    ]}
  />
)

const Draft = ({ id, draft }: { id: number; draft: NonNullable<TariffView['draft']> }) => (
  <>
    <h2>Vérification avant publication</h2>
    <CoverageView coverage={draft.coverage} />
    <h2>Effet sur les réservations à venir</h2>
    <ImpactView impact={draft.impact} />
    <p>
      Chaque réservation dont le prix change est annulée puis refaite au nouveau prix&nbsp;: les deux lignes se voient sur le
      relevé de la famille.
    </p>
    <PostForm action={tariffPaths.publishOf(id)}>
      <Hidden name="vu" value={draft.seen} />
      <Actions>
        <Submit>Publier ce tarif</Submit>
        <LinkButton href={tariffPaths.editOf(id)}>Modifier le brouillon</LinkButton>
      </Actions>
    </PostForm>
    <PostForm action={tariffPaths.discardOf(id)}>
      <Hidden name="brouillon" value={id} />
      <Submit tone="link">Supprimer le brouillon</Submit>
    </PostForm>
  </>
)

export const TariffPage = ({ activity, tariff, simulation, price, draft, form }: TariffView) => (
  <Page
    title={draft ? 'Brouillon de tarif' : 'Tarif publié'}
    heading={`${tariff.label ?? 'Tarif unique'} – ${activity}`}
    form={form ?? simulation}
    nav="/agent/parametres"
    back={{ href: tariffPaths.list, label: 'Tarifs' }}
  >
    <GridView tariff={tariff} />
    <h2>Simulateur</h2>
    <SimulationFields form={simulation} action={tariffPaths.tariffOf(tariff.id)} withDay={false} />
    {price && <Explanation caption="Ce que la famille verrait" price={price} />}
    {draft ? (
      <Draft id={tariff.id} draft={draft} />
    ) : (
      <>
        {tariff.isUsed && <p>Ce tarif a servi à calculer des prix.</p>}
        <Actions>
          <LinkButton href={tariffPaths.createOf(tariff.activity)}>Préparer la version suivante</LinkButton>
        </Actions>
      </>
    )}
  </Page>
)
