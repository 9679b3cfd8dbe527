import type { SettingEntry } from '#platform/feature.ts'
import { Empty } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { adminPaths } from '../../paths.ts'

/** AD-4 · everything that this person may settle, each with what it is for. */
export const SettingsPage = ({ entries }: { entries: readonly SettingEntry[] }) => (
  <Page title="Paramètres" nav={adminPaths.settings}>
    {entries.length === 0 ? (
      <Empty title="Rien à régler avec vos droits." />
    ) : (
      <ul class="demarches">
        {entries.map(({ href, label, about }) => (
          <li>
            <a href={href}>{label}</a>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    )}
  </Page>
)
