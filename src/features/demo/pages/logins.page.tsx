import { capital } from '#core/text.ts'
import { TableList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { demoPaths } from '../paths.ts'
import type { DemoAccess } from '../ports.ts'

const isAgent = (login: string): boolean => /^(agent|admin)\./.test(login)

export const LoginsPage = ({ access }: { access: DemoAccess }) => (
  <Page title="Comptes d’essai">
    <p>
      Cette ville et ses habitants sont inventés. Tous les comptes ont le même mot de passe&nbsp;:{' '}
      <strong>{access.password}</strong>
    </p>
    <p>
      Les courriels arrivent dans la <a href={demoPaths.mailbox}>boîte de la démonstration</a>.
    </p>
    <TableList
      caption="Familles"
      columns={[{ head: 'Identifiant' }, { head: 'Qui' }]}
      rows={access.logins.filter(({ login }) => !isAgent(login)).map(({ login, who }) => [login, capital(who)])}
    />
    <p>
      <a href="/connexion">Se connecter comme parent</a>
    </p>
    <TableList
      caption="Agents de la mairie"
      columns={[{ head: 'Identifiant' }, { head: 'Qui' }]}
      rows={access.logins.filter(({ login }) => isAgent(login)).map(({ login, who }) => [login, capital(who)])}
    />
    <p>
      <a href="/agent/connexion">Se connecter comme agent</a>
    </p>
  </Page>
)
