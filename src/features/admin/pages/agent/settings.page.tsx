import type { SettingEntry, SettingGroup } from '#platform/feature.ts'
import { Empty } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { adminPaths } from '../../paths.ts'

const GROUPS: readonly (readonly [SettingGroup, string])[] = [
  ['commune', 'La commune'],
  ['equipe', 'Services et agents'],
  ['offre', 'Écoles, activités et démarches'],
  ['argent', 'Tarifs et régie'],
  ['courriers', 'Courriels et messages'],
  ['publication', 'Ce qui est publié'],
  ['suivi', 'Suivi'],
]

/** AD-4 · everything that this person may settle, part by part, each with what it is for. */
export const SettingsPage = ({ entries }: { entries: readonly SettingEntry[] }) => (
  <Page title="Paramètres" nav={adminPaths.settings} wide>
    {entries.length === 0 ? (
      <Empty title="Rien à régler avec vos droits." />
    ) : (
      <div class="categories">
        {GROUPS.map(([group, title]) => {
          const own = entries.filter((entry) => entry.group === group)
          return own.length === 0 ? null : (
            <section>
              <h2>{title}</h2>
              <ul class="demarches">
                {own.map(({ href, label, about }) => (
                  <li>
                    <a href={href}>{label}</a>
                    <p>{about}</p>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    )}
  </Page>
)
