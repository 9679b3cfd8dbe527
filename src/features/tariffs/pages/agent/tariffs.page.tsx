import { type Day, isAfter, showDate } from '#core/days.ts'
import { showEuros } from '#core/money.ts'
import type { Activity } from '#features/catalogue/index.ts'
import { Empty, Panel, TableList, Tag } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { runsOn } from '../../domain/tariff.ts'
import { tariffPaths } from '../../paths.ts'
import type { StoredTariff } from '../../store/drafts.ts'

const METHODS = { flat: 'Prix unique', quotient: 'Par tranche de quotient', effort: 'Taux d’effort' } as const

const State = ({ tariff, today }: { tariff: StoredTariff; today: Day }) => {
  if (tariff.publishedAt === null) return <Tag tone="warning">Brouillon</Tag>
  if (runsOn(tariff, today)) return <Tag tone="success">En vigueur</Tag>
  return isAfter(tariff.validFrom, today) ? <Tag tone="info">À venir</Tag> : <Tag>Passé</Tag>
}

const Versions = ({ tariffs, today, name }: { tariffs: readonly StoredTariff[]; today: Day; name: string }) => (
  <TableList
    caption={`Tarifs de ${name}`}
    hideCaption
    columns={[
      { head: 'Tarif' },
      { head: 'Calcul' },
      { head: 'Prix', numeric: true },
      { head: 'Jours de service' },
      { head: 'État' },
    ]}
    rows={tariffs.map((tariff) => [
      <a href={tariffPaths.tariffOf(tariff.id)}>
        {tariff.label ?? 'Tarif unique'}, {showDate(tariff.validFrom)}
      </a>,
      METHODS[tariff.method],
      showEuros(tariff.amountCents),
      tariff.validUntil
        ? `du ${showDate(tariff.validFrom)} au ${showDate(tariff.validUntil)}`
        : `à partir du ${showDate(tariff.validFrom)}`,
      <State tariff={tariff} today={today} />,
    ])}
  />
)

export type TariffsView = {
  readonly activities: readonly Activity[]
  readonly tariffs: readonly StoredTariff[]
  readonly today: Day
}

export const TariffsPage = ({ activities, tariffs, today }: TariffsView) => (
  <Page title="Tarifs" nav="/agent/parametres" wide back={{ href: '/agent/parametres', label: 'Paramètres' }}>
    <p>
      Un tarif publié ne change plus&nbsp;: un nouveau prix est une nouvelle version, qui commence un jour donné et finit
      l’ancienne la veille. Le prix est celui du jour du service.
    </p>
    {activities.map((activity) => {
      const mine = tariffs.filter((t) => t.activity === activity.id)
      return (
        <Panel title={`${activity.serviceName} – ${activity.name}`}>
          {mine.length === 0 ? (
            <Empty title="Aucun tarif.">
              <p>Sans tarif publié, personne ne peut réserver.</p>
            </Empty>
          ) : (
            <Versions tariffs={mine} today={today} name={activity.name} />
          )}
          <Actions>
            <LinkButton href={tariffPaths.createOf(activity.id)}>Préparer un nouveau tarif de {activity.name}</LinkButton>
          </Actions>
        </Panel>
      )
    })}
  </Page>
)
