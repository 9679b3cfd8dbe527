import type { ComponentChildren } from 'preact'
import { parisDay, showDate, showDateDigits } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { letterName, type Named } from '#core/names.ts'
import { thin } from '#core/text.ts'
import { accountsPaths, CIVILITIES, type Identity } from '#features/accounts/index.ts'
import { familyPaths } from '#features/family/index.ts'
import { type Quotient, tariffPaths } from '#features/tariffs/index.ts'
import { Banner, SummaryList, Vh } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { addressOf, type ContactDetails, type SocialDetails, socialLines } from '../../domain/details.ts'
import { profilePaths } from '../../paths.ts'

export type ProfileProps = {
  readonly identity: Identity
  readonly login: string
  readonly email: string
  readonly contact: ContactDetails
  readonly social: SocialDetails
  /** The one that prices are computed from today; null when none was checked. */
  readonly quotient: Quotient | null
  readonly children: readonly Named[]
  readonly isChangeWaiting: boolean
  readonly confirmedSince: Temporal.Instant
  readonly isConfirmationDue: boolean
}

const Details = ({ href, of, children = 'Détails' }: { href: string; of: string; children?: ComponentChildren }) => (
  <Actions>
    <LinkButton href={href}>
      {children}
      <Vh> {of}</Vh>
    </LinkButton>
  </Actions>
)

const Confirmation = ({ since, isDue }: { since: Temporal.Instant; isDue: boolean }) => {
  const button = (
    <PostForm action={profilePaths.confirm} label="Confirmer mon profil">
      <Actions>
        <Submit tone={isDue ? 'primary' : 'secondary'}>Tout est exact</Submit>
      </Actions>
    </PostForm>
  )
  if (!isDue) return null
  return (
    <Banner tone="warning" title={`Ces informations sont-elles toujours exactes${thin}?`}>
      <p>
        La mairie s’en sert pour vous joindre en cas d’urgence. Vous ne les avez pas confirmées depuis le{' '}
        {showDate(parisDay(since))}. Corrigez ce qui a changé, puis confirmez.
      </p>
      {button}
    </Banner>
  )
}

/** Manual §3.5: «Mes données civiles», «Mes données sociales», each with its «Détails». */
export const ProfilePage = (props: ProfileProps) => {
  const { identity: p, contact, social, quotient, children } = props
  return (
    <Page title="Mon profil" nav={profilePaths.profile}>
      <Confirmation since={props.confirmedSince} isDue={props.isConfirmationDue} />
      <h2>Mes données civiles</h2>
      {props.isChangeWaiting && <Banner title="La mairie vérifie la correction que vous avez demandée." />}
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
      <Details href={profilePaths.identity} of="de mes données civiles" />
      <h2>Mes coordonnées</h2>
      <SummaryList
        items={[
          { term: 'Adresse', value: addressOf(contact) },
          { term: 'Téléphone', value: contact.phone },
          { term: 'Autre téléphone', value: contact.otherPhone },
          {
            term: 'Adresse électronique',
            value: props.email,
            change: { href: accountsPaths.changeEmail, label: 'mon adresse électronique' },
          },
        ]}
      />
      <Details href={profilePaths.contact} of="de mes coordonnées" />
      <h2>Mes données sociales</h2>
      <SummaryList
        items={[
          ...socialLines(social),
          {
            term: 'Quotient familial',
            value: quotient && `${showAmount(quotient.cents)}, vérifié, jusqu’au ${showDateDigits(quotient.until)}`,
            change: { href: tariffPaths.quotient, label: 'le quotient familial qui sert à vos tarifs' },
          },
        ]}
      />
      <Details href={profilePaths.social} of="de mes données sociales" />
      <h2>Ma famille</h2>
      <SummaryList items={[{ term: 'Enfants', value: children.length === 0 ? null : children.map(letterName).join(', ') }]} />
      <Details href={familyPaths.family} of="(enfants, autre parent, personnes autorisées)">
        Ma famille
      </Details>
      <h2>Mes identifiants</h2>
      <SummaryList items={[{ term: 'Identifiant de connexion', value: props.login }]} />
      <p>
        <a href={accountsPaths.identifiers}>Mes identifiants</a>&nbsp;: changer d’identifiant, d’adresse électronique ou de mot de
        passe, voir mes connexions.
      </p>
      <h2>Mes données personnelles</h2>
      <p>
        <a href={profilePaths.myData}>Mes données</a>&nbsp;: les emporter en un fichier, ou demander qu’elles soient effacées.
      </p>
    </Page>
  )
}
