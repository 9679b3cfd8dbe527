import { type Day, showDate } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import type { Activity } from '#features/catalogue/index.ts'
import { Empty, Panel } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import type { Price } from '../../domain/price.ts'
import type { Tariff } from '../../domain/tariff.ts'
import { tariffPaths } from '../../paths.ts'
import { Explanation, GridView } from '../grid.tsx'
import type { SimulationForm } from '../simulation.form.ts'
import { SimulationFields } from '../simulation.tsx'

export type Priced = { readonly activity: Activity; readonly tariff: Tariff; readonly price: Price | null }
export type SimulatorView = { readonly form: SimulationForm; readonly day: Day; readonly priced: readonly Priced[] }

const Offer = ({ activity, tariff, price }: Priced) => (
  <Panel title={`${activity.serviceName} – ${activity.name}`}>
    {price ? <Explanation caption={`Prix pour ${activity.name}`} price={price} /> : <GridView tariff={tariff} />}
  </Panel>
)

export const SimulatorPage = ({ form, day, priced }: SimulatorView) => {
  const isAsked = priced.some(({ price }) => price !== null)
  return (
    <Page
      title="Tarifs"
      form={form}
      about="Les tarifs de la cantine et de la garderie, et ce que vous paierez selon votre quotient familial."
    >
      <p>
        Les prix de la commune pour le {showDate(day)}, tels que le conseil municipal les a votés. Rien de ce que vous écrivez ici
        n’est gardé.
      </p>
      <SimulationFields form={form} action={tariffPaths.simulator} withDay />
      {priced.length === 0 && (
        <Empty title="Aucun tarif n’est publié pour ce jour.">
          <p>Choisissez un autre jour, ou contactez la mairie.</p>
        </Empty>
      )}
      {isAsked && priced.length > 1 && (
        <p>
          Ensemble, ces activités coûteraient {showEuros(priced.reduce((sum, { price }) => sum + (price?.cents ?? 0), 0))} ce
          jour-là.
        </p>
      )}
      {priced.map((offer) => (
        <Offer {...offer} />
      ))}
    </Page>
  )
}
