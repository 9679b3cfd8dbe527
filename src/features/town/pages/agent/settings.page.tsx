import type { ComponentChildren } from 'preact'
import { type Verdict, verdictOf } from '#core/brand.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList, Tag } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { Picture, type PictureData } from '#ui/picture.tsx'
import { townPaths } from '../../paths.ts'
import type { AccessForm, HelpForm, IdentityForm, LogoForm, MailForm, PictureForm, SwitchesForm } from './settings.form.ts'

/** What a page of settings is shown with: what it showed (`seen`), and the settings as they are when they have changed since. */
export type Shown<F extends FormState> = {
  readonly form: F
  readonly seen: string
  readonly now?: readonly (readonly [string, string])[] | undefined
}

const back = { href: townPaths.settings, label: 'Paramètres' }

const Now = ({ now }: { now: Shown<FormState>['now'] }) =>
  now ? (
    <Banner tone="warning" title="Les réglages actuels">
      <SummaryList items={now.map(([term, value]) => ({ term, value }))} />
    </Banner>
  ) : null

/** The frame of each page of settings: what it is for, its form, one main action. */
const SettingPage = ({
  title,
  about,
  shown,
  files = false,
  hasRequired = true,
  before,
  buttons,
  after,
  children,
}: {
  title: string
  about: ComponentChildren
  shown: Shown<FormState>
  files?: boolean
  hasRequired?: boolean
  before?: ComponentChildren
  buttons?: ComponentChildren
  after?: ComponentChildren
  children: ComponentChildren
}) => (
  <Page title={title} form={shown.form} nav={back.href} back={back}>
    <p>{about}</p>
    <Now now={shown.now} />
    {before}
    {hasRequired && <Required />}
    <PostForm files={files}>
      <Hidden name="vu" value={shown.seen} />
      {children}
      <Actions>
        {buttons ?? <Submit>Enregistrer</Submit>}
        <LinkButton href={townPaths.settings}>Annuler</LinkButton>
      </Actions>
    </PostForm>
    {after}
  </Page>
)

const Verdicts = ({ verdicts }: { verdicts: readonly Verdict[] }) => (
  <dl class="verdict">
    {verdicts.map(({ use, isAdapted, sentence }) => (
      <div>
        <dt>
          {use} {isAdapted ? <Tag tone="info">Adaptée</Tag> : <Tag tone="success">Telle quelle</Tag>}
        </dt>
        <dd>{sentence}</dd>
      </div>
    ))}
  </dl>
)

/** TS-2 · drawn as an image, so that a page tries a colour without wearing it. */
const Sample = ({ color }: { color: string }) => (
  <div class="apercus">
    {(['clair', 'sombre'] as const).map((mode) => (
      <img src={`/theme/${color.slice(1)}-${mode}.svg`} alt={`Aperçu en mode ${mode}`} width={360} height={176} />
    ))}
  </div>
)

export type IdentityProps = Shown<IdentityForm> & {
  /** The colour that the verdict is about: the present one, or the one being tried. */
  readonly color: string
  readonly isTried: boolean
}

export const IdentityPage = ({ color, isTried, ...shown }: IdentityProps) => (
  <SettingPage
    title="Identité de la commune"
    about="Le nom et la couleur de la commune, sur chaque page et dans les courriels."
    shown={shown}
    before={
      <section aria-labelledby="apercu-titre">
        <h2 id="apercu-titre">
          {isTried ? `Aperçu de la couleur ${color}` : `Couleur actuelle : ${color}`.replace(' :', '\u00a0:')}
        </h2>
        {isTried && <p>Rien n’est enregistré pour le moment.</p>}
        <Sample color={color} />
        <Verdicts verdicts={verdictOf(color)} />
      </section>
    }
    buttons={
      <>
        <Submit name="geste" value="enregistrer">
          Enregistrer
        </Submit>
        <Submit tone="secondary" name="geste" value="apercu">
          Aperçu
        </Submit>
      </>
    }
  >
    <Field form={shown.form} name="nom" />
    <Field form={shown.form} name="couleur" />
    <Field form={shown.form} name="regie" />
  </SettingPage>
)

/** Takes away what was given: the one drawn for Liane comes back. */
const Removal = ({ seen, label }: { seen: string; label: string }) => (
  <PostForm label={label}>
    <Hidden name="vu" value={seen} />
    <Hidden name="retirer" value="oui" />
    <Actions>
      <Submit tone="danger">{label}</Submit>
    </Actions>
  </PostForm>
)

export const LogoPage = ({ logo, town, ...shown }: Shown<LogoForm> & { logo: PictureData | null; town: string }) => (
  <SettingPage
    title="Logo"
    about="Il remplace la marque de Liane dans le bandeau, à côté du nom de la commune."
    shown={shown}
    files
    hasRequired={false}
    before={
      logo ? (
        <>
          <Picture image={logo} alt={`Logo actuel, ${town}`} class="logo-actuel" />
          <Removal seen={shown.seen} label="Retirer le logo" />
        </>
      ) : (
        <p>Aucun logo pour le moment.</p>
      )
    }
  >
    <Field form={shown.form} name="logo" />
  </SettingPage>
)

export type PictureProps = Shown<PictureForm> & { readonly picture: (PictureData & { readonly alt: string }) | null }

export const TownPicturePage = ({ picture, ...shown }: PictureProps) => (
  <SettingPage
    title="Image de l’accueil"
    about="Celle qui est montrée en haut de l’accueil public. Elle est réduite pour s’afficher vite, même avec une connexion lente."
    shown={shown}
    files
    before={
      picture ? (
        <>
          <Picture image={picture} alt={picture.alt} class="image-ville" />
          <p class="discret">
            {picture.alt ? `Description : ${picture.alt}`.replace(' :', '\u00a0:') : 'Décorative, sans description.'}
          </p>
          <Removal seen={shown.seen} label="Revenir au dessin d’origine" />
        </>
      ) : (
        <>
          <img class="image-ville" src="/liane.svg" alt="" width="640" height="280" />
          <p class="discret">Le dessin fourni avec Liane, décoratif.</p>
        </>
      )
    }
  >
    <Field form={shown.form} name="image" />
    <Field form={shown.form} name="role" />
    <Field form={shown.form} name="description" />
  </SettingPage>
)

export const HelpPage = (shown: Shown<HelpForm>) => (
  <SettingPage
    title="Contacts et horaires"
    about={'Le bloc «\u00a0Besoin d’aide\u202f?\u00a0» au bas de chaque page.'}
    shown={shown}
  >
    {(['adresse', 'telephone', 'courriel', 'horaires'] as const).map((name) => (
      <Field form={shown.form} name={name} />
    ))}
  </SettingPage>
)

export const AccessPage = (shown: Shown<AccessForm>) => (
  <SettingPage
    title="Inscription et mots de passe"
    about="Ce qui est demandé à qui crée un compte, écrit à la mairie sans compte ou choisit un mot de passe."
    shown={shown}
  >
    <Field form={shown.form} name="antirobot" />
    <Field form={shown.form} name="mots" />
  </SettingPage>
)

export const SwitchesPage = (shown: Shown<SwitchesForm>) => (
  <SettingPage
    title="Rubriques"
    about="Ce que la commune propose. Une rubrique retirée n’a plus de page, ni d’entrée dans les menus, le plan du site et la recherche."
    shown={shown}
    hasRequired={false}
  >
    <Field form={shown.form} name="proposees" />
  </SettingPage>
)

export type MailProps = Shown<MailForm> & {
  /** Who letters come from today. */
  readonly sender: string
  /** The administrator's own address, which the test goes to. */
  readonly own: string
}

export const MailPage = ({ sender, own, ...shown }: MailProps) => (
  <SettingPage
    title="Expéditeur des courriels"
    about={`Aujourd’hui, les courriels partent de ${sender}.`}
    shown={shown}
    hasRequired={false}
    after={
      <>
        <h2>Essai</h2>
        <p>
          Un courriel part tout de suite à <span class="adresse">{own}</span> avec les réglages enregistrés, et la page suivante
          dit ce que le serveur d’envoi a répondu.
        </p>
        <PostForm action={townPaths.mailTest} label="Essai d’envoi">
          <Hidden name="essai" value="oui" />
          <Actions>
            <Submit tone="secondary">Envoyer un essai</Submit>
          </Actions>
        </PostForm>
      </>
    }
  >
    <Field form={shown.form} name="nom" />
    <Field form={shown.form} name="adresse" />
    <Field form={shown.form} name="reponse" />
  </SettingPage>
)

export const MailTestPage = ({ own, sender, refusal }: { own: string; sender: string; refusal: string | null }) => (
  <Page title="Essai d’envoi" nav={back.href} back={{ href: townPaths.mail, label: 'Expéditeur des courriels' }}>
    {refusal === null ? (
      <Banner tone="success" title="Le courriel est parti">
        <p>
          Le serveur d’envoi l’a accepté, de {sender} pour {own}. S’il n’arrive pas, regardez parmi les indésirables, puis
          vérifiez SPF et DKIM pour le domaine de l’expéditeur.
        </p>
      </Banner>
    ) : (
      <Banner tone="error" title="Le courriel n’est pas parti">
        <p>Le serveur d’envoi a répondu&nbsp;: «&nbsp;{refusal}&nbsp;».</p>
        <p>Vérifiez l’adresse de l’expéditeur, puis, avec la personne qui tient le serveur, SMTP_URL.</p>
      </Banner>
    )}
    <PostForm label="Nouvel essai">
      <Hidden name="essai" value="oui" />
      <Actions>
        <Submit tone="secondary">Essayer de nouveau</Submit>
        <LinkButton href={townPaths.mail}>Retour aux réglages</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
