import { parisDay, showDate, showDateDigits } from '#core/days.ts'
import { letterName, listName, type Named } from '#core/names.ts'
import { capital, listed } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Empty, SummaryList, Tag, Vh } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Rights } from '../../domain/child.ts'
import { type FamilyChild, INVITATION_DAYS, RIGHT_WORDS } from '../../domain/family.ts'
import { familyPaths } from '../../paths.ts'
import type { GuardianInvitation } from '../../store/invitations.ts'
import type { addChildFields } from './add-child.form.ts'
import type { InviteForm, PersonForm, RevokeForm, RightsForm } from './family.form.ts'

const PROFILE = '/profil'
const BACK = { href: familyPaths.family, label: 'Ma famille' }

type Said = { readonly name: string; readonly phone: string | null }
export type ShownChild = FamilyChild & {
  /** Who the accepted fiche names. */
  readonly fiche: { readonly authorised: readonly Said[]; readonly toCall: readonly Said[] }
}

const inWords = (rights: Rights): string =>
  capital(listed((Object.keys(RIGHT_WORDS) as (keyof typeof RIGHT_WORDS)[]).filter((r) => rights[r]).map((r) => RIGHT_WORDS[r])))

const withPhone = ({ name, phone }: Said): string => (phone ? `${name}, ${phone}` : name)

const Guardians = ({ child }: { child: FamilyChild }) => (
  <ul class="connexions">
    <li>
      <strong>Vous</strong>
      <br />
      {inWords(child.rights)}
    </li>
    {child.others.map((other) => (
      <li>
        <strong>{letterName(other)}</strong>
        <br />
        {inWords(other.rights)}
        {other.isMine && (
          <>
            {' – '}
            <a href={familyPaths.rights(child.id, other.id)}>
              Changer ou retirer
              <Vh>
                {' '}
                l’accès de {letterName(other)} pour {child.firstName}
              </Vh>
            </a>
          </>
        )}
      </li>
    ))}
  </ul>
)

const Persons = ({ child }: { child: ShownChild }) => {
  const { authorised, toCall } = child.fiche
  const isNone = authorised.length + toCall.length + child.authorised.length === 0
  if (isNone) return <p class="discret">Personne pour le moment, en dehors des parents.</p>
  return (
    <ul class="connexions">
      {authorised.map((person) => (
        <li>{withPhone(person)} – peut venir chercher l’enfant (fiche enfant)</li>
      ))}
      {toCall.map((person) => (
        <li>{withPhone(person)} – à prévenir (fiche enfant)</li>
      ))}
      {child.authorised.map((person) => (
        <li>
          {withPhone(person)}
          {person.link && ` (${person.link})`} –{' '}
          {listed([...(person.mayFetch ? ['peut venir chercher l’enfant'] : []), ...(person.isCalled ? ['à prévenir'] : [])])}
          {person.isMine && (
            <PostForm action={familyPaths.removePerson(child.id, person.id)} label={`Retirer ${person.name}`}>
              <Hidden name="retirer" value="oui" />
              <Submit tone="link">
                Retirer<Vh> {person.name}</Vh>
              </Submit>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}

const Child = ({ child }: { child: ShownChild }) => (
  <section>
    <h2>
      {listName(child)} {child.isInvited && <Tag tone="info">Sur invitation</Tag>}
    </h2>
    <SummaryList items={[{ term: 'Date de naissance', value: showDateDigits(child.birthDate) }]} />
    {child.rights.mayBook && (
      <p>
        <a href={familyPaths.identity(child.id)}>
          Corriger son identité<Vh> ({child.firstName})</Vh>
        </a>
      </p>
    )}
    <h3>Qui suit {child.firstName}</h3>
    <Guardians child={child} />
    <h3>Personnes autorisées et à prévenir</h3>
    <Persons child={child} />
    {child.rights.mayBook && (
      <Actions>
        <LinkButton href={familyPaths.addPerson(child.id)}>
          Ajouter une personne<Vh> autorisée pour {child.firstName}</Vh>
        </LinkButton>
      </Actions>
    )}
  </section>
)

const Sent = ({ invitations, now }: { invitations: readonly GuardianInvitation[]; now: Temporal.Instant }) => (
  <section>
    <h2>Invitations envoyées</h2>
    <ul class="connexions">
      {invitations.map((invitation) => {
        const isOver = Temporal.Instant.compare(now, invitation.expiresAt) >= 0
        return (
          <li>
            <p>
              <strong class="adresse">{invitation.email}</strong>, pour {listed(invitation.children.map((c) => c.firstName))}
              <br />
              {isOver ? 'A expiré le' : 'Valable jusqu’au'} {showDate(parisDay(invitation.expiresAt))}
            </p>
            <PostForm action={familyPaths.resend(invitation.id)} label={`Renvoyer à ${invitation.email}`}>
              <Submit tone="secondary">
                Renvoyer<Vh> l’invitation à {invitation.email}</Vh>
              </Submit>
            </PostForm>
            <PostForm action={familyPaths.withdraw(invitation.id)} label={`Retirer l’invitation de ${invitation.email}`}>
              <Hidden name="retirer" value="oui" />
              <Submit tone="link">
                Retirer<Vh> l’invitation de {invitation.email}</Vh>
              </Submit>
            </PostForm>
          </li>
        )
      })}
    </ul>
  </section>
)

export type FamilyProps = {
  readonly children: readonly ShownChild[]
  readonly invitations: readonly GuardianInvitation[]
  readonly now: Temporal.Instant
}

export const FamilyPage = ({ children, invitations, now }: FamilyProps) => (
  <Page title="Ma famille" nav={PROFILE} back={{ href: PROFILE, label: 'Mon profil' }}>
    {children.length === 0 && (
      <Empty title="Aucun enfant pour le moment.">
        <p>Ajoutez votre enfant ici, ou en faisant sa fiche enfant.</p>
      </Empty>
    )}
    {children.map((child) => (
      <Child child={child} />
    ))}
    {invitations.length > 0 && <Sent invitations={invitations} now={now} />}
    <Actions>
      <LinkButton href={familyPaths.addChild} tone="primary">
        Ajouter un enfant
      </LinkButton>
      {children.some((child) => !child.isInvited) && <LinkButton href={familyPaths.invite}>Inviter l’autre parent</LinkButton>}
    </Actions>
  </Page>
)

export const AddOwnChildPage = ({ form, formKey }: { form: FormState<typeof addChildFields>; formKey: string }) => (
  <Page title="Ajouter un enfant à ma famille" form={form} back={BACK} nav={PROFILE}>
    <Required />
    <PostForm formKey={formKey}>
      {(Object.keys(form.fields) as (keyof typeof addChildFields)[]).map((name) => (
        <Field form={form} name={name} />
      ))}
      <Actions>
        <Submit>Ajouter cet enfant</Submit>
        <LinkButton href={familyPaths.family}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export const InvitePage = ({ form, formKey }: { form: InviteForm; formKey: string }) => (
  <Page title="Inviter l’autre parent" form={form} back={BACK} nav={PROFILE}>
    <p>
      L’autre parent reçoit un lien valable {INVITATION_DAYS}&nbsp;jours. Il utilise son propre compte et paie ce qu’il
      réserve&nbsp;; il ne voit ni votre solde, ni votre adresse. Vous pourrez changer ou retirer cet accès.
    </p>
    <Required />
    <PostForm formKey={formKey}>
      <Field form={form} name="email" />
      <Field form={form} name="enfants" />
      <Field form={form} name="droits" />
      <Actions>
        <Submit>Envoyer l’invitation</Submit>
        <LinkButton href={familyPaths.family}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export const RightsPage = ({
  guardian,
  child,
  form,
  revoke,
}: {
  guardian: Named
  child: Named
  form: RightsForm
  revoke: RevokeForm
}) => (
  <Page title="Accès d’un autre parent" form={revoke.faults.length > 0 ? revoke : form} back={BACK} nav={PROFILE}>
    <SummaryList
      items={[
        { term: 'Personne', value: letterName(guardian) },
        { term: 'Enfant', value: letterName(child) },
      ]}
    />
    <PostForm label="Changer les droits">
      <Hidden name="geste" value="droits" />
      <Field form={form} name="droits" />
      <Actions>
        <Submit>Enregistrer</Submit>
      </Actions>
    </PostForm>
    <h2>Retirer cet accès</h2>
    <p>Cette personne ne verra plus l’enfant et en sera informée. Ce qu’elle a réservé reste réservé, sur son compte.</p>
    <PostForm label="Retirer cet accès">
      <Hidden name="geste" value="retirer" />
      <Field form={revoke} name="oui" />
      <Actions>
        <Submit tone="danger">Retirer cet accès</Submit>
      </Actions>
    </PostForm>
  </Page>
)

export const PersonPage = ({ child, form, formKey }: { child: Named; form: PersonForm; formKey: string }) => (
  <Page title="Ajouter une personne autorisée" form={form} back={BACK} nav={PROFILE}>
    <p>
      Pour <strong>{letterName(child)}</strong>. Prévenez cette personne que vous donnez son nom et son téléphone à la mairie, qui
      ne s’en sert que pour l’enfant.
    </p>
    <Required />
    <PostForm formKey={formKey}>
      <Field form={form} name="nom" />
      <Field form={form} name="lien" />
      <Field form={form} name="telephone" />
      <Field form={form} name="roles" />
      <Actions>
        <Submit>Ajouter cette personne</Submit>
        <LinkButton href={familyPaths.family}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
