import { parisDay, showDate } from '#core/days.ts'
import { listName, type Named } from '#core/names.ts'
import { familyPaths } from '#features/family/index.ts'
import { tariffPaths } from '#features/tariffs/index.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { differences } from '../../domain/identity-change.ts'
import { profilePaths } from '../../paths.ts'
import type { IdentityChange } from '../../store/identity-changes.ts'
import { Differences } from '../differences.tsx'
import type { ChildIdentityForm } from './child-identity.form.ts'
import type { ContactForm } from './contact.form.ts'
import type { IdentityForm } from './identity.form.ts'
import type { SocialForm } from './social.form.ts'

const BACK = { href: profilePaths.profile, label: 'Mon profil' }
const Cancel = () => <LinkButton href={profilePaths.profile}>Annuler</LinkButton>

export const ContactPage = ({ form }: { form: ContactForm }) => (
  <Page title="Mes coordonnées" form={form} back={BACK} nav={profilePaths.profile}>
    <p>La mairie s’en sert pour vous joindre, surtout en cas d’urgence. Elles ne sont montrées qu’aux agents.</p>
    <PostForm>
      <Field form={form} name="voie" />
      <Field form={form} name="complement" />
      <Field form={form} name="code_postal" />
      <Field form={form} name="ville" />
      <Field form={form} name="telephone" />
      <Field form={form} name="autre_telephone" />
      <Actions>
        <Submit>Enregistrer</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)

export const SocialPage = ({ form }: { form: SocialForm }) => (
  <Page title="Mes données sociales" form={form} back={BACK} nav={profilePaths.profile}>
    <p>
      Tout est facultatif, et seuls les agents qui ont le droit de lire les quotients le voient. Rien ici ne change vos
      tarifs&nbsp;: c’est le <a href={tariffPaths.quotient}>quotient familial vérifié par la mairie</a> qui compte.
    </p>
    <PostForm>
      <Field form={form} name="regime" />
      <h2>Impôts</h2>
      <Field form={form} name="revenu" />
      <Field form={form} name="enfants_impots" />
      <h2>Allocations familiales</h2>
      <Field form={form} name="allocataire" />
      <Field form={form} name="numero" />
      <Field form={form} name="quotient" />
      <Field form={form} name="enfants_caf" />
      <h2>Foyer</h2>
      <Field form={form} name="ressources" />
      <Field form={form} name="composition" />
      <Actions>
        <Submit>Enregistrer</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)

/** `withdraw`: where one takes the question back; null when somebody else asked. */
const Waiting = ({ change, withdraw }: { change: IdentityChange; withdraw: string | null }) => (
  <>
    <Banner title={withdraw === null ? 'La mairie vérifie la demande de l’autre parent' : 'La mairie vérifie votre demande'}>
      <p>
        Demandée le {showDate(parisDay(change.askedAt))}. Vous recevrez la réponse par courriel&nbsp;; d’ici là, rien ne change.
      </p>
    </Banner>
    <Differences caption="Correction demandée" differences={differences(change.before, change.after)} />
    {withdraw !== null && (
      <PostForm action={withdraw} label="Retirer ma demande">
        <Actions>
          <Submit tone="secondary" name="retirer" value="oui">
            Retirer ma demande
          </Submit>
        </Actions>
      </PostForm>
    )}
  </>
)

const Refused = ({ last }: { last: IdentityChange }) => (
  <Banner tone="warning" title="La dernière demande n’a pas été acceptée">
    <p>Motif&nbsp;: {last.reason}</p>
  </Banner>
)

export const IdentityPage = ({ form, last }: { form: IdentityForm; last: IdentityChange | null }) => (
  <Page title="Mes données civiles" form={form} back={BACK} nav={profilePaths.profile}>
    {last?.status === 'attente' ? (
      <Waiting change={last} withdraw={profilePaths.withdraw} />
    ) : (
      <>
        {last?.status === 'refusee' && <Refused last={last} />}
        <p>
          La civilité change tout de suite. Le reste est corrigé par la mairie, d’après un justificatif qu’elle supprime une fois
          qu’elle a répondu.
        </p>
        <Required />
        <PostForm files>
          <Field form={form} name="civilite" />
          <Field form={form} name="nom" />
          <Field form={form} name="usage" />
          <Field form={form} name="prenom" />
          <Field form={form} name="prenom2" />
          <Field form={form} name="prenom3" />
          <Field form={form} name="naissance" />
          <Field form={form} name="pays" />
          <Field form={form} name="commune" />
          <Field form={form} name="departement" />
          <Field form={form} name="pieces" />
          <Actions>
            <Submit>Enregistrer</Submit>
            <Cancel />
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)

export type ChildIdentityProps = {
  readonly child: Named & { readonly id: number }
  readonly form: ChildIdentityForm
  readonly last: IdentityChange | null
  /** Whether the one who looks asked it. */
  readonly isMine: boolean
}

/** PF-6 · a child's identity, corrected by an agent against a proof. */
export const ChildIdentityPage = ({ child, form, last, isMine }: ChildIdentityProps) => (
  <Page
    title="Corriger l’identité d’un enfant"
    caption={listName(child)}
    form={form}
    back={{ href: familyPaths.family, label: 'Ma famille' }}
    nav={profilePaths.profile}
  >
    {last?.status === 'attente' ? (
      <Waiting change={last} withdraw={isMine ? profilePaths.childWithdraw(child.id) : null} />
    ) : (
      <>
        {last?.status === 'refusee' && <Refused last={last} />}
        <p>
          Corrigez ce qui est faux. La mairie vérifie le justificatif, puis le supprime&nbsp;; les parents qui reçoivent ses
          courriers sont prévenus.
        </p>
        <Required />
        <PostForm files>
          {(Object.keys(form.fields) as (keyof typeof form.fields)[]).map((name) => (
            <Field form={form} name={name} />
          ))}
          <Actions>
            <Submit>Demander la correction</Submit>
            <LinkButton href={familyPaths.family}>Annuler</LinkButton>
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
