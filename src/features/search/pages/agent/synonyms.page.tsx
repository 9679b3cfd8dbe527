import { showDate } from '#core/days.ts'
import type { FormState } from '#forms/form.ts'
import { Empty, TableList, Vh } from '#ui/display.tsx'
import { Actions, Field, Hidden, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Synonym } from '../../domain/query.ts'
import { searchPaths } from '../../paths.ts'
import type { Miss } from '../../store/misses.ts'
import type { synonymFields } from './synonyms.form.ts'

export type SynonymsProps = {
  readonly synonyms: readonly Synonym[]
  readonly misses: readonly Miss[]
  readonly form: FormState<typeof synonymFields>
}

const Synonyms = ({ synonyms }: { synonyms: readonly Synonym[] }) => (
  <TableList
    caption="Synonymes"
    hideCaption
    columns={[{ head: 'Les gens écrivent' }, { head: 'Le site dit' }, { head: 'Geste' }]}
    rows={synonyms.map(({ id, word, means }) => [
      word,
      means,
      <PostForm action={searchPaths.removeSynonym(id)}>
        <Hidden name="confirmation" value="oui" />
        <Submit tone="link">
          Supprimer<Vh> le synonyme «&nbsp;{word}&nbsp;»</Vh>
        </Submit>
      </PostForm>,
    ])}
  />
)

const Misses = ({ misses }: { misses: readonly Miss[] }) => (
  <TableList
    caption="Recherches sans résultat"
    hideCaption
    columns={[{ head: 'Recherche' }, { head: 'Fois', numeric: true }, { head: 'La dernière' }]}
    rows={misses.map(({ words, times, lastOn }) => [words, times, showDate(lastOn)])}
  />
)

/** SE-3, SE-5 · the words that people use. */
export const SynonymsPage = ({ synonyms, misses, form }: SynonymsProps) => (
  <Page title="Recherche" form={form} nav="/agent/parametres" back={{ href: '/agent/parametres', label: 'Paramètres' }}>
    <h2>Synonymes</h2>
    <p>
      Quand un titre du site contient les mots de droite, il est trouvé aussi par ceux de gauche. Les accents, les majuscules et
      les fautes de frappe ne comptent pas.
    </p>
    {synonyms.length > 0 && <Synonyms synonyms={synonyms} />}
    <PostForm action={searchPaths.addSynonym} label="Ajouter un synonyme">
      <Field form={form} name="mot" />
      <Field form={form} name="sens" />
      <Actions>
        <Submit>Ajouter ce synonyme</Submit>
      </Actions>
    </PostForm>
    <h2>Recherches sans résultat</h2>
    {misses.length === 0 ? (
      <Empty title="Toutes les recherches ont trouvé quelque chose." />
    ) : (
      <>
        <p>Gardées trois mois, sans savoir qui cherchait. Un synonyme ou une page de plus aiderait les suivants.</p>
        <Misses misses={misses} />
      </>
    )}
  </Page>
)
