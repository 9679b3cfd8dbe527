import { showDateDigits, WEEKDAYS } from '#core/days.ts'
import { TableList, Vh } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Exception } from '../../domain/hours.ts'
import { showSpans } from '../../domain/hours.ts'
import type { Place } from '../../domain/place.ts'
import { placesPaths } from '../../paths.ts'
import type { ExceptionForm, PlaceForm } from './place.form.ts'

const FIELDS = ['nom', 'type', 'adresse', 'telephone', 'courriel', 'accessibilite', 'plan'] as const

const Facts = ({ form }: { form: PlaceForm }) => (
  <>
    {FIELDS.map((name) => (
      <Field form={form} name={name} />
    ))}
    <fieldset>
      <legend>Horaires de la semaine</legend>
      {WEEKDAYS.map((name) => (
        <Field form={form} name={name} />
      ))}
    </fieldset>
  </>
)

export type CreateProps = { readonly form: PlaceForm; readonly formKey: string }

export const CreatePlacePage = ({ form, formKey }: CreateProps) => (
  <Page title="Ajouter un lieu" form={form} back={{ href: placesPaths.managed, label: 'Lieux de la commune' }}>
    <Required />
    <PostForm formKey={formKey}>
      <Facts form={form} />
      <Actions>
        <Submit>Ajouter ce lieu</Submit>
        <LinkButton href={placesPaths.managed}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

const datesOf = ({ firstDay, lastDay }: Exception): string => `Du ${showDateDigits(firstDay)} au ${showDateDigits(lastDay)}`

const Exceptions = ({ place }: { place: Place }) => (
  <TableList
    caption="Horaires exceptionnels"
    hideCaption
    columns={[{ head: 'Dates' }, { head: 'Raison' }, { head: 'Horaires' }, { head: 'Geste' }]}
    rows={place.exceptions.map((exception) => [
      datesOf(exception),
      exception.label,
      showSpans(exception.opens),
      <PostForm action={placesPaths.removeException(place.id, exception.id)}>
        <Hidden name="confirmation" value="oui" />
        <Submit tone="link">
          Supprimer<Vh> les horaires exceptionnels «&nbsp;{exception.label}&nbsp;»</Vh>
        </Submit>
      </PostForm>,
    ])}
  />
)

export type EditProps = { readonly place: Place; readonly form: PlaceForm; readonly exception: ExceptionForm }

export const EditPlacePage = ({ place, form, exception }: EditProps) => {
  const faulty = exception.faults.length > 0 ? exception : form
  return (
    <Page title={place.name} form={faulty} back={{ href: placesPaths.managed, label: 'Lieux de la commune' }}>
      <p>
        <a href={placesPaths.one(place.slug)}>Voir la page publique</a>
      </p>
      <Required />
      <PostForm action={placesPaths.edit(place.id)} label="Description du lieu">
        <Facts form={form} />
        <Actions>
          <Submit>Enregistrer</Submit>
        </Actions>
      </PostForm>
      <h2>Horaires exceptionnels</h2>
      {place.exceptions.length > 0 && <Exceptions place={place} />}
      <PostForm action={placesPaths.addException(place.id)} label="Ajouter des horaires exceptionnels">
        <Field form={exception} name="du" />
        <Field form={exception} name="au" />
        <Field form={exception} name="raison" />
        <Field form={exception} name="horaires" />
        <Actions>
          <Submit tone="secondary">Ajouter ces horaires</Submit>
        </Actions>
      </PostForm>
      <h2>Supprimer ce lieu</h2>
      <p>
        <a href={placesPaths.remove(place.id)}>Supprimer ce lieu…</a>
      </p>
    </Page>
  )
}

export const RemovePlacePage = ({ place }: { place: Place }) => (
  <Page title={`Supprimer «\u00a0${place.name}\u00a0»`} back={{ href: placesPaths.edit(place.id), label: place.name }}>
    <p>Sa page disparaît du site et de la recherche. On ne peut pas revenir en arrière.</p>
    <PostForm>
      <Hidden name="confirmation" value="oui" />
      <Actions>
        <Submit tone="danger">Supprimer ce lieu</Submit>
        <LinkButton href={placesPaths.edit(place.id)}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
