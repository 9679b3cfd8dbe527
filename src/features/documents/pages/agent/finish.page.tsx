import { listName, type Named } from '#core/names.ts'
import { count } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Empty, Vh } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Draft } from '../../actions/review.ts'
import { to } from '../../paths.ts'

export type FinishProps = {
  readonly drafts: readonly (Draft & { readonly name: Named })[]
  /** Proves that what is sent is what was read. */
  readonly seal: string
  readonly form: FormState
}

/** DO-11 · The messages as the families will read them. */
export const FinishPage = ({ drafts, seal, form }: FinishProps) => (
  <Page
    title="Terminer l’examen"
    form={form}
    nav={to.queue()}
    back={{ href: to.queue(), label: 'Retour aux justificatifs à vérifier' }}
  >
    {drafts.length === 0 ? (
      <Empty title="Aucune décision à envoyer." />
    ) : (
      <>
        <p>Chaque famille reçoit un seul message. Jusqu’à l’envoi, vous pouvez annuler une décision.</p>
        {drafts.map(({ name, subject, body, verdicts }) => (
          <section class="apercu-message">
            <h2>Message à {listName(name)}</h2>
            <h3>{subject}</h3>
            {body.split('\n\n').map((paragraph) => (
              <p>
                {paragraph.split('\n').map((line, i) => (
                  <>
                    {i > 0 && <br />}
                    {line}
                  </>
                ))}
              </p>
            ))}
            <ul>
              {verdicts.map(({ verdict, label }) => (
                <li>
                  <a href={to.review(verdict.requirement)}>
                    Revoir<Vh> la décision sur {label}</Vh>
                  </a>
                  <span aria-hidden="true"> {label}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <PostForm label="Terminer l’examen">
          <Hidden name="vu" value={seal} />
          <Actions>
            <Submit>Envoyer {count(drafts.length, 'message')}</Submit>
            <LinkButton href={to.queue()} tone="link">
              Continuer l’examen
            </LinkButton>
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
