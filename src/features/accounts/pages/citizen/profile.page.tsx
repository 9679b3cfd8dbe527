import { showDateDigits } from '#core/days.ts'
import { SummaryList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { CIVILITIES } from '../../domain/identity.ts'
import { accountsPaths } from '../../paths.ts'
import type { Profile } from '../../store/citizens.ts'

/** «Mes données civiles», manual §3.5. */
export const ProfilePage = ({ identity: p, login, email }: Profile) => (
  <Page title="Mon profil" nav={accountsPaths.profile}>
    <h2>Mes données civiles</h2>
    <SummaryList
      items={[
        { term: 'Civilité', value: p.civility && CIVILITIES[p.civility] },
        { term: 'Nom de naissance', value: p.birthName.toLocaleUpperCase('fr') },
        { term: 'Nom d’usage', value: p.usualName?.toLocaleUpperCase('fr') },
        { term: '1er Prénom', value: p.firstName },
        { term: '2nd prénom', value: p.secondName },
        { term: '3eme prénom', value: p.thirdName },
        { term: 'Date de naissance', value: showDateDigits(p.birthDate) },
        { term: 'Pays de naissance', value: p.birthCountry },
        { term: 'Commune de naissance', value: p.birthPlace },
        { term: 'N° département de naissance', value: p.birthDepartment },
      ]}
    />
    <h2>Mes identifiants</h2>
    <SummaryList
      items={[
        { term: 'Identifiant de connexion', value: login },
        { term: 'Adresse électronique', value: email },
      ]}
    />
    <p>
      <a href={accountsPaths.identifiers}>Mes identifiants</a>&nbsp;: changer d’identifiant, d’adresse électronique ou de mot de
      passe, voir mes connexions.
    </p>
    <p>Une de ces informations est fausse&#8239;? Contactez la mairie&nbsp;: ses coordonnées sont au bas de cette page.</p>
  </Page>
)
