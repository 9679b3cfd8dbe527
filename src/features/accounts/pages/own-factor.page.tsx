import { type Instant, showMoment } from '#core/days.ts'
import { count } from '#core/text.ts'
import { Banner, SummaryList, Tag } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { RECOVERY_CODES } from '../domain/second-factor.ts'
import { accountsPaths } from '../paths.ts'
import type { factorPaths } from './factor-paths.ts'
import { Groups } from './groups.tsx'
import type { BothForm, PasswordForm } from './second-factor.form.ts'

type Paths = (typeof factorPaths)['citizen' | 'agent']
type Common = { readonly paths: Paths; readonly isAgent: boolean }
/** Agents' pages are told apart by their title. */
const titled = (title: string, isAgent: boolean) => (isAgent ? `${title} de l’agent` : title)
const backTo = (paths: Paths) => ({ href: paths.home, label: 'Second facteur' })
/** Fewer than this, and it is time to renew them. */
const FEW = 3

export type FactorProps = Common & {
  readonly since: Instant | null
  readonly codesLeft: number
  readonly form: PasswordForm
}

const Off = ({ form }: { form: PasswordForm }) => (
  <>
    <p>
      <Tag>Non activé</Tag>
    </p>
    <p>
      Avec un second facteur, votre mot de passe ne suffit plus à ouvrir votre compte&nbsp;: un code affiché par votre téléphone
      est aussi demandé. Même si quelqu’un apprend votre mot de passe, il n’entre pas.
    </p>
    <p>Il vous faut un téléphone avec une application d’authentification. Vous pourrez le retirer quand vous voudrez.</p>
    <h2>Ajouter un second facteur</h2>
    <Required />
    <PostForm>
      <Field form={form} name="mot_de_passe_actuel" />
      <Actions>
        <Submit>Ajouter un second facteur</Submit>
      </Actions>
    </PostForm>
  </>
)

const On = ({ since, codesLeft, paths, isAgent }: FactorProps & { since: Instant }) => (
  <>
    {codesLeft < FEW && (
      <Banner
        tone="warning"
        title={codesLeft === 0 ? 'Vous n’avez plus de code de secours' : 'Il vous reste peu de codes de secours'}
      >
        <p>Créez-en de nouveaux&nbsp;: sans eux, un téléphone perdu vous empêche d’entrer.</p>
      </Banner>
    )}
    <SummaryList
      items={[
        { term: 'Second facteur', value: <Tag tone="success">Activé</Tag> },
        { term: 'Ajouté le', value: showMoment(since) },
        { term: 'Codes de secours', value: `${count(codesLeft, 'code restant', 'codes restants')} sur ${RECOVERY_CODES}` },
      ]}
    />
    <Actions>
      <LinkButton href={paths.renew}>Créer de nouveaux codes de secours</LinkButton>
      {!isAgent && <LinkButton href={paths.remove}>Retirer le second facteur</LinkButton>}
    </Actions>
    {isAgent && <p>Vous changez de téléphone&#8239;? Demandez à un administrateur de réinitialiser votre second facteur.</p>}
  </>
)

/** AC-26 · «Second facteur»: whether there is one, and what may be done about it. */
export const FactorPage = (props: FactorProps) => (
  <Page
    title={titled('Second facteur', props.isAgent)}
    form={props.form}
    back={
      props.isAgent
        ? { href: accountsPaths.agentHome, label: 'Accueil agent' }
        : { href: accountsPaths.identifiers, label: 'Mes identifiants' }
    }
  >
    {props.since ? <On {...props} since={props.since} /> : <Off form={props.form} />}
  </Page>
)

export type BothProps = Common & { readonly form: BothForm }

const Both = ({ form, submit, tone, paths }: BothProps & { submit: string; tone: 'primary' | 'danger' }) => (
  <>
    <Required />
    <PostForm>
      <Field form={form} name="mot_de_passe_actuel" />
      <Field form={form} name="code" />
      <Actions>
        <Submit tone={tone}>{submit}</Submit>
        <LinkButton href={paths.home}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </>
)

export const RemoveFactorPage = (props: BothProps) => (
  <Page title="Retirer le second facteur" form={props.form} back={backTo(props.paths)}>
    <p>
      Votre mot de passe suffira de nouveau à vous connecter, et vos codes de secours ne serviront plus. Vos autres connexions en
      cours seront fermées, et vous recevrez un courriel.
    </p>
    <Both {...props} submit="Retirer le second facteur" tone="danger" />
  </Page>
)

export const RenewCodesPage = (props: BothProps) => (
  <Page title={titled('Nouveaux codes de secours', props.isAgent)} form={props.form} back={backTo(props.paths)}>
    <p>Les codes de secours que vous avez aujourd’hui ne serviront plus.</p>
    <Both {...props} submit="Créer de nouveaux codes" tone="primary" />
  </Page>
)

/** AC-24 · shown until they are noted down, and never again. */
export const CodesPage = ({ codes, isAgent }: { codes: readonly string[]; isAgent: boolean }) => (
  <Page title={titled('Codes de secours', isAgent)}>
    <p>
      Si vous perdez votre téléphone, chacun de ces codes vous ouvre votre compte <strong>une fois</strong>. Imprimez-les ou
      recopiez-les, et gardez-les ailleurs que dans votre téléphone. Ils ne seront plus affichés.
    </p>
    <ol class="codes">
      {codes.map((code) => (
        <li>
          <Groups text={code} />
        </li>
      ))}
    </ol>
    <PostForm>
      <Actions>
        <Submit>J’ai noté mes codes</Submit>
        <span data-ilot="imprimer" />
      </Actions>
    </PostForm>
  </Page>
)
