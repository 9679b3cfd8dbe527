import type { Body } from '#core/body.ts'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../paths.ts'

/** AC-44 · what was being sent when the session ended: the form's own page reads it again and shows it. */
export const ResumePage = ({ path, fields }: { path: string; fields: Body }) => (
  <Page title="Votre session avait expiré">
    <p>Ce que vous aviez saisi a été gardé, sauf les mots de passe et les fichiers.</p>
    <p>«&nbsp;Reprendre&nbsp;» l’envoie à la page où vous étiez, comme vous vouliez le faire.</p>
    <PostForm action={path}>
      {Object.entries(fields).flatMap(([name, values]) => values.map((value) => <Hidden name={name} value={value} />))}
      <Actions>
        <Submit>Reprendre</Submit>
      </Actions>
    </PostForm>
    <PostForm action={accountsPaths.resume}>
      <Actions>
        <Submit tone="secondary">Abandonner ma saisie</Submit>
      </Actions>
    </PostForm>
  </Page>
)

export const NothingToResumePage = ({ home }: { home: string }) => (
  <Page title="Rien à reprendre">
    <p>
      Ce qui avait été saisi n’est gardé que 30&nbsp;minutes, pour la personne qui l’a saisi. Rien n’a été envoyé&nbsp;:
      remplissez de nouveau le formulaire.
    </p>
    <Actions>
      <LinkButton href={home} tone="primary">
        Aller à l’accueil
      </LinkButton>
    </Actions>
  </Page>
)
