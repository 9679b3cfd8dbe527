import { parisTime, showTime } from '#core/days.ts'
import type { WorkItem } from '#platform/feature.ts'
import { Empty } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { paths } from '../../paths.ts'

/** DK-1 · Each thing to do is a link to where it is done, with how many there are; what is urgent comes first. */
export const DeskPage = ({ items, now, quality }: { items: readonly WorkItem[]; now: Temporal.Instant; quality: string }) => (
  <Page title="Accueil agent" nav={paths.desk}>
    <p class="discret">
      {quality}. Mis à jour à {showTime(parisTime(now))}. <a href={paths.desk}>Actualiser</a>
    </p>
    <h2>À traiter</h2>
    {items.length === 0 ? (
      <Empty title="Rien à traiter.">
        <p>Les demandes des familles apparaîtront ici dès qu’elles seront enregistrées.</p>
      </Empty>
    ) : (
      <ul class="a-traiter">
        {items
          .toSorted((a, b) => Number(b.isUrgent ?? false) - Number(a.isUrgent ?? false))
          .map((item) => (
            <li class={item.isUrgent ? 'urgent' : undefined}>
              <a href={item.url}>
                {item.count} {item.label}
              </a>
            </li>
          ))}
      </ul>
    )}
  </Page>
)
