import { parisDay, showDate } from '#core/days.ts'
import { tariffPaths } from '#features/tariffs/index.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { differences } from '../../domain/identity-change.ts'
import { profilePaths } from '../../paths.ts'
import type { IdentityChange } from '../../store/identity-changes.ts'
import { Differences } from '../differences.tsx'
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

const Waiting = ({ change }: { change: IdentityChange }) => (
  <>
    <Banner title="La mairie vérifie votre demande">
      <p>
        Demandée le {showDate(parisDay(change.askedAt))}. Vous recevrez la réponse par courriel&nbsp;; d’ici là, rien ne change.
      </p>
    </Banner>
    <Differences caption="Correction demandée" differences={differences(change.before, change.after)} />
    <PostForm action={profilePaths.withdraw} label="Retirer ma demande">
      <Actions>
        <Submit tone="secondary" name="retirer" value="oui">
          Retirer ma demande
        </Submit>
      </Actions>
    </PostForm>
  </>
)

export const IdentityPage = ({ form, last }: { form: IdentityForm; last: IdentityChange | null }) => (
  <Page title="Mes données civiles" form={form} back={BACK} nav={profilePaths.profile}>
    {last?.status === 'attente' ? (
      <Waiting change={last} />
    ) : (
      <>
        {last?.status === 'refusee' && (
          <Banner tone="warning" title="Votre dernière demande n’a pas été acceptée">
            <p>Motif&nbsp;: {last.reason}</p>
          </Banner>
        )}
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
