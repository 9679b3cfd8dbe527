import { type Instant, showMoment } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { EXPORT_DAYS } from '../../domain/export.ts'
import { rightsPaths } from '../../paths.ts'
import type { DataExport } from '../../store/exports.ts'
import type { DownloadForm } from './export.form.ts'

const BACK = { href: rightsPaths.mine, label: 'Mes données' }
const NAV = rightsPaths.profile

/** «3,2 Mo», «48 Ko» */
const weight = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.ceil(bytes / 1000))}${nbsp}Ko`
    : `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}${nbsp}Mo`

const Contents = () => (
  <>
    <h2>Ce que contient le fichier</h2>
    <ul>
      <li>une page à lire, «&nbsp;mes-donnees.html&nbsp;», qui s’ouvre dans tout navigateur&nbsp;;</li>
      <li>les mêmes données pour un programme, «&nbsp;mes-donnees.json&nbsp;»&nbsp;;</li>
      <li>les documents que vous avez envoyés et que la mairie garde encore.</li>
    </ul>
    <p>
      Ce qui concerne vos enfants y est dans la mesure de vos droits. Ce qui appartient à l’autre parent n’y est pas, ni les notes
      de travail des services&nbsp;: demandez-les à la mairie.
    </p>
  </>
)

export type ExportProps = {
  readonly present: DataExport | null
  /** Until when it may be downloaded; null while there is none. */
  readonly endsAt: Instant | null
}

/** RT-1 · «Exporter mes données»: nothing asked, being made, or ready. */
export const ExportPage = ({ present, endsAt }: ExportProps) => (
  <Page title="Exporter mes données" back={BACK} nav={NAV}>
    {present === null && (
      <>
        <p>
          Recevez en un fichier tout ce que l’espace citoyen sait de vous. Il se prépare en quelques minutes&nbsp;; un courriel
          vous dit quand il est prêt.
        </p>
        <PostForm>
          <Hidden name="demander" value="oui" />
          <Actions>
            <Submit>Demander mes données</Submit>
          </Actions>
        </PostForm>
      </>
    )}
    {present !== null && endsAt === null && (
      <Banner title="Votre fichier se prépare">
        <p>
          Demandé le {showMoment(present.askedAt)}. Un courriel vous dira quand il est prêt&nbsp;: vous pouvez fermer cette page.
        </p>
      </Banner>
    )}
    {present?.file && endsAt !== null && (
      <>
        <Banner tone="success" title="Votre fichier est prêt">
          <p>
            {weight(present.file.size)}, fait le {showMoment(present.readyAt!)}. Il sera supprimé le {showMoment(endsAt)}.
            {present.takenAt && ` Téléchargé pour la dernière fois le ${showMoment(present.takenAt)}.`}
          </p>
        </Banner>
        <Actions>
          <LinkButton href={rightsPaths.download} tone="primary">
            Télécharger mes données
          </LinkButton>
        </Actions>
        <PostForm action={rightsPaths.forget} label="Supprimer ce fichier">
          <Hidden name="supprimer" value="oui" />
          <Actions>
            <Submit tone="secondary">Supprimer ce fichier</Submit>
          </Actions>
        </PostForm>
      </>
    )}
    <Contents />
    <p>Le fichier est gardé {EXPORT_DAYS}&nbsp;jours, chiffré, et vous seul pouvez le télécharger, avec votre mot de passe.</p>
  </Page>
)

/** RT-3 · a session left open on a shared machine does not give a whole file away. */
export const DownloadPage = ({ form }: { form: DownloadForm }) => (
  <Page title="Télécharger mes données" form={form} back={{ href: rightsPaths.export, label: 'Exporter mes données' }} nav={NAV}>
    <p>
      Ce fichier réunit tout ce que la mairie sait de vous. Sur un ordinateur partagé, supprimez-le du dossier des téléchargements
      après l’avoir lu.
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="mot_de_passe_actuel" />
      <Actions>
        <Submit>Télécharger</Submit>
        <LinkButton href={rightsPaths.export}>Retour</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
