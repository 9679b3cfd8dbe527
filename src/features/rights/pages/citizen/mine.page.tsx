import { accountsPaths } from '#features/accounts/index.ts'
import { Card } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { rightsPaths } from '../../paths.ts'

/** RT-1 · «Mes données»: what one may do with one’s own data. */
export const MyDataPage = () => (
  <Page title="Mes données" back={{ href: rightsPaths.profile, label: 'Mon profil' }} nav={rightsPaths.profile}>
    <p>Ces données sont les vôtres. Voyez ce que la mairie en sait, emportez-les, ou demandez qu’elles soient effacées.</p>
    <div class="cartes">
      <Card title="Exporter mes données" href={rightsPaths.export}>
        <p>Tout ce que l’espace citoyen sait de vous, en un fichier à lire et à garder.</p>
      </Card>
      <Card title="Supprimer mon compte" href={accountsPaths.closeAccount}>
        <p>Ce qui est effacé, ce que la loi impose de garder, et jusqu’à quand.</p>
      </Card>
      <Card title="Qui a consulté mon dossier" href={rightsPaths.readers}>
        <p>Quel service de la mairie a lu ou changé quoi, et quand.</p>
      </Card>
      <Card title="Mes accords" href={rightsPaths.consents}>
        <p>Conditions acceptées, abonnement aux actualités, et comment y renoncer.</p>
      </Card>
      <Card title="Combien de temps elles sont gardées" href={rightsPaths.durations}>
        <p>Chaque sorte de donnée, pourquoi elle est là, et quand elle disparaît.</p>
      </Card>
      <Card title="Données personnelles" href="/donnees-personnelles">
        <p>Pourquoi la mairie les demande, vos droits, et à qui vous adresser.</p>
      </Card>
    </div>
  </Page>
)
