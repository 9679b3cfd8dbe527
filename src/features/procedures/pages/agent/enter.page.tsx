import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import { familyFile } from '#features/family/index.ts'
import type { FormState } from '#forms/form.ts'
import { Empty } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { TERMS_URL, to } from '../../paths.ts'
import type { Entry } from '../../store/adults.ts'
import type { chooseForm, enterForm } from './enter.form.ts'

type Fs<F extends (...of: never[]) => { blank: (...of: never[]) => unknown }> = ReturnType<ReturnType<F>['blank']>

export type EnterProps = {
  /** What this agent began and did not send. */
  readonly entries: readonly Entry[]
  readonly form: Fs<typeof enterForm>
  /** The family whose file led here. */
  readonly household: number | null
  /** Who was found; null while nobody was looked for. */
  readonly found: {
    readonly form: Fs<typeof chooseForm>
    readonly isEmpty: boolean
    readonly isCut: boolean
    readonly procedure: string
    readonly wanted: string
    readonly formKey: string
  } | null
}

/** PR-55 · Which procedure, for whom. The name goes in the body of the form, never in an address. */
export const EnterPage = ({ form, found, entries, household }: EnterProps) => {
  const faulty: FormState = found && found.form.faults.length > 0 ? found.form : form
  return (
    <Page
      title="Saisir une demande pour une famille"
      form={faulty}
      nav={to.queue()}
      caption={household === null ? undefined : `Famille n°${nbsp}${household}`}
      back={
        household === null
          ? { href: to.queue(), label: 'Retour aux demandes' }
          : { href: familyFile(household), label: 'Dossier de la famille' }
      }
    >
      <p>
        La personne est devant vous ou au téléphone. La demande sera la sienne, et portera «&nbsp;saisie par&nbsp;» avec votre
        nom.
      </p>
      <PostForm action={to.enter()} label="Chercher la personne">
        <Required />
        {household !== null && <Hidden name="famille" value={household} />}
        <Field form={form} name="demarche" />
        <Field form={form} name="personne" />
        <Actions>
          <Submit tone={found ? 'secondary' : 'primary'}>Chercher</Submit>
        </Actions>
      </PostForm>
      {found &&
        (found.isEmpty ? (
          <Empty title="Aucun adulte ayant un compte et une famille ne correspond." />
        ) : (
          <PostForm action={to.startEntry()} formKey={found.formKey} label="Commencer la saisie">
            <Hidden name="demarche" value={found.procedure} />
            <Hidden name="personne" value={found.wanted} />
            {household !== null && <Hidden name="famille" value={household} />}
            {found.isCut && <p>Seules les premières personnes sont montrées{'\u00a0'}: précisez le nom si besoin.</p>}
            <Field form={found.form} name="adulte" />
            <Field form={found.form} name="cgu">
              Au guichet, cette personne a pu lire les <a href={TERMS_URL}>conditions générales d’utilisation</a> du service et
              les accepte<span aria-hidden="true"> *</span>
            </Field>
            <Actions>
              <Submit>Commencer la saisie</Submit>
              <LinkButton href={to.queue()} tone="link">
                Annuler
              </LinkButton>
            </Actions>
          </PostForm>
        ))}
      {entries.length > 0 && (
        <section>
          <h2>Vos saisies en cours</h2>
          <ul>
            {entries.map(({ number, title, name }) => (
              <li>
                <a href={to.entry(number)}>
                  {title} n°{nbsp}
                  {number}
                </a>
                , pour {listName(name)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
