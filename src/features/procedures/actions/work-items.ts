import { plural } from '#core/text.ts'
import type { Db } from '#platform/db/database.ts'
import type { WorkItem } from '#platform/feature.ts'
import type { Agent } from '#platform/http/actor.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { to } from '../paths.ts'
import { permissions } from '../permissions.ts'
import { countWork } from '../store/counts.ts'
import { readerOf } from './reader.ts'

/** PR-48 · What waits for this agent, most urgent first: each line leads to the list that holds as many. */
export const workItems = async (db: Db, now: Temporal.Instant, agent: Agent): Promise<readonly WorkItem[]> => {
  if (!mayDo.get()(agent, permissions.read)) return []
  const work = await countWork(db, readerOf(agent, now))
  const item = (count: number, label: string, query: string, isUrgent = false): WorkItem => ({
    label,
    url: to.queue(query),
    count,
    permission: permissions.read,
    isUrgent,
  })
  return [
    item(work.late, `${plural(work.late, 'demande')} en retard`, 'vue=toutes&retard=1', true),
    item(
      work.completed,
      plural(
        work.completed,
        'demande complétée par la famille, à reprendre',
        'demandes complétées par les familles, à reprendre',
      ),
      'vue=miennes&statut=en_traitement',
      true,
    ),
    item(
      work.unacknowledged,
      plural(work.unacknowledged, 'accusé de réception à remettre sur papier', 'accusés de réception à remettre sur papier'),
      'vue=toutes&accuse=1',
      true,
    ),
    item(work.toTake, `${plural(work.toTake, 'demande')} à prendre en charge`, 'vue=a-prendre'),
    item(work.mine, `${plural(work.mine, 'demande suivie', 'demandes suivies')} par vous`, 'vue=miennes'),
    item(
      work.overdueComplements,
      `${plural(work.overdueComplements, 'complément attendu', 'compléments attendus')} dont la date est passée`,
      'vue=en-attente',
    ),
    item(work.inHand, `${plural(work.inHand, 'demande')} en traitement`, 'vue=en-traitement'),
  ].filter(({ count }) => count > 0)
}
