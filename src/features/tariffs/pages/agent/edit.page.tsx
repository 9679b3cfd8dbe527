import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { tariffPaths } from '../../paths.ts'
import type { TariffForm } from './tariff.form.ts'

export type EditView = { readonly form: TariffForm; readonly activity: string; readonly action: string }

export const EditPage = ({ form, activity, action }: EditView) => (
  <Page
    title="Préparer un tarif"
    heading={`Préparer un tarif – ${activity}`}
    form={form}
    nav="/agent/parametres"
    back={{ href: tariffPaths.list, label: 'Tarifs' }}
  >
    <p>C’est un brouillon&nbsp;: rien ne change avant sa publication.</p>
    <Required />
    <PostForm action={action}>
      <Field form={form} name="libelle" />
      <Field form={form} name="methode" />
      <Field form={form} name="prix" />
      <Field form={form} name="tranches" />
      <Field form={form} name="taux" />
      <Field form={form} name="plancher" />
      <Field form={form} name="plafond" />
      <h2>Ce qui change le prix</h2>
      <p>
        Laissez vide ce qui ne change rien. Écrivez un autre prix (4,00), un supplément (+0,50), une remise (-1,00) ou une part du
        prix (150&nbsp;%). Une absence excusée ne coûte rien, sauf si vous l’écrivez.
      </p>
      <Field form={form} name="exterieur" />
      <Field form={form} name="rang2" />
      <Field form={form} name="rang3" />
      <Field form={form} name="rang4" />
      <Field form={form} name="panier" />
      <Field form={form} name="tardif" />
      <Field form={form} name="imprevu" />
      <Field form={form} name="absent" />
      <Field form={form} name="excuse" />
      <h2>Décision</h2>
      <Field form={form} name="effet" />
      <Field form={form} name="deliberation" />
      <Actions>
        <Submit>Enregistrer le brouillon</Submit>
        <LinkButton href={tariffPaths.list}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
