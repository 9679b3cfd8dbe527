import { showMoment } from '#core/days.ts'
import type { Tie } from '#features/accounts/index.ts'
import { type RetentionRule, showKeep } from '#platform/db/retention.ts'
import { Banner, TableList } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { DELETION_DAYS } from '../../domain/deletion.ts'
import { rightsPaths } from '../../paths.ts'
import type { Deletion } from '../../store/deletions.ts'
import type { DeletionForm } from './deletion.form.ts'

/** RT-10 · what forbids it, and who must act. */
const TIES: Readonly<Record<Tie, string>> = {
  due: 'Vous devez de l’argent à la mairie. Rechargez votre compte famille d’abord.',
  credit: 'Il reste de l’argent sur votre compte famille. Demandez-en le remboursement à la mairie d’abord.',
  booking: 'Des réservations sont à venir. Annulez-les dans l’agenda, ou attendez qu’elles soient passées.',
  request: 'Une de vos demandes est en cours. Attendez la réponse de la mairie.',
  guardian:
    'Vous êtes le seul parent d’un enfant inscrit aux activités. Invitez l’autre parent, ou demandez à la mairie de mettre fin à l’inscription.',
}

const Ties = ({ ties }: { ties: readonly Tie[] }) => (
  <Banner tone="warning" title="Votre compte ne peut pas être supprimé pour le moment">
    <ul>
      {ties.map((tie) => (
        <li>{TIES[tie]}</li>
      ))}
    </ul>
  </Banner>
)

const Waiting = ({ deletion }: { deletion: Deletion }) => (
  <>
    <Banner tone="warning" title={`Votre compte sera supprimé le ${showMoment(deletion.dueAt)}`}>
      <p>Demandé le {showMoment(deletion.askedAt)}. Jusque-là, vous pouvez changer d’avis&nbsp;: rien n’est encore effacé.</p>
    </Banner>
    <PostForm>
      <Hidden name="garder" value="oui" />
      <Actions>
        <Submit>Garder mon compte</Submit>
      </Actions>
    </PostForm>
  </>
)

export type DeletionProps = {
  readonly form: DeletionForm
  readonly ties: readonly Tie[]
  readonly deletion: Deletion | null
  /** What the law keeps. */
  readonly kept: readonly RetentionRule[]
}

/** RT-10 · what goes, what stays, why and until when; then the password and a box to tick. */
export const DeletionPage = ({ form, ties, deletion, kept }: DeletionProps) => (
  <Page
    title="Supprimer mon compte"
    form={form}
    back={{ href: rightsPaths.mine, label: 'Mes données' }}
    nav={rightsPaths.profile}
  >
    {deletion && <Waiting deletion={deletion} />}
    {!deletion && ties.length > 0 && <Ties ties={ties} />}
    {!deletion && (
      <p>
        Votre compte est supprimé {DELETION_DAYS}&nbsp;jours après votre demande. D’ici là, il suffit de vous reconnecter pour le
        garder. Pour conserver une trace de vos données, <a href={rightsPaths.export}>exportez-les</a> d’abord.
      </p>
    )}
    <h2>Ce qui est effacé</h2>
    <ul>
      <li>votre identifiant, votre mot de passe, votre adresse électronique, vos connexions&nbsp;;</li>
      <li>votre nom, votre date et votre lieu de naissance, vos coordonnées, vos données sociales, vos quotients&nbsp;;</li>
      <li>vos messages, vos brouillons, les réponses de vos demandes, vos justificatifs et tous leurs fichiers&nbsp;;</li>
      <li>
        les enfants que vous êtes seul à suivre, avec leurs données de santé et les personnes autorisées. Un enfant que suit aussi
        l’autre parent reste, avec sa fiche acceptée et ses justificatifs.
      </li>
    </ul>
    <h2>Ce qui est conservé, et pourquoi</h2>
    <p>Sous des numéros, sans votre nom&nbsp;:</p>
    <TableList
      caption="Ce qui est conservé"
      hideCaption
      columns={[{ head: 'Quoi' }, { head: 'Combien de temps' }, { head: 'Pourquoi' }]}
      rows={kept.map((rule) => [rule.data, `${showKeep(rule)}, ${rule.from}`, `${rule.purpose} (${rule.basis})`])}
    />
    <p>
      Vous pourrez créer un autre compte, mais il ne retrouvera rien. Vos droits sont décrits à la page{' '}
      <a href="/donnees-personnelles">Données personnelles</a>.
    </p>
    {!deletion && ties.length === 0 && (
      <>
        <Required />
        <PostForm>
          <Field form={form} name="oui" />
          <Field form={form} name="mot_de_passe_actuel" />
          <Actions>
            <Submit tone="danger">Supprimer mon compte</Submit>
            <LinkButton href={rightsPaths.mine}>Annuler</LinkButton>
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
