import { showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { PaperState } from '#features/documents/index.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { namesOf } from '../../domain/definition.ts'
import { editingOf } from '../../domain/editing.ts'
import { YEAR_OVER } from '../../domain/next-step.ts'
import { type Offer, questionsOf, showAnswer } from '../../domain/questions.ts'
import { walk } from '../../domain/walk.ts'
import { to } from '../../paths.ts'
import type { Complement } from '../../store/complements.ts'
import type { Request } from '../../store/requests.ts'
import { Papers } from './request.page.tsx'

export const CompletePage = ({
  request,
  asked,
  names,
  papers,
  form,
}: {
  readonly request: Request
  readonly asked: Complement
  readonly names: Offer
  readonly papers: readonly PaperState[]
  readonly form: FormState
}) => {
  const { number, definition } = request
  const editing = editingOf(request, asked)
  const answers = editing?.answers ?? request.answers
  const rows = walk(definition, answers).steps.flatMap(({ step, fields }) =>
    Object.values(questionsOf({ fields: fields.filter((f) => namesOf(f).some((n) => editing?.isOpen(n))) }, names))
      .filter((question) => editing?.isOpen(question.name))
      .map((question) => ({
        term: question.label,
        value: showAnswer(question, answers[question.name]).join(', '),
        change: { href: to.step(number, step.slug), label: question.label },
      })),
  )
  return (
    <Page
      title="Compléter la demande"
      caption={`${definition.title}, n°${nbsp}${number}`}
      form={form}
      back={{ href: to.request(number), label: 'Retour à la demande' }}
    >
      <Banner tone="warning" title={`La mairie vous demande, avant le ${showDate(asked.answerBy)}${nbsp}:`}>
        <p class="mot-a-mot">{asked.sentence}</p>
      </Banner>
      {editing === null && <p>{YEAR_OVER}</p>}
      {rows.length > 0 && (
        <section>
          <h2>Réponses à corriger</h2>
          <SummaryList items={rows} />
        </section>
      )}
      <Papers papers={papers} />
      {(editing !== null || papers.length > 0) && (
        <PostForm>
          <p>Une fois envoyé, votre complément ne pourra plus être modifié.</p>
          <Actions>
            <Submit>Envoyer à la mairie</Submit>
            <LinkButton href={to.request(number)} tone="link">
              Plus tard
            </LinkButton>
          </Actions>
        </PostForm>
      )}
    </Page>
  )
}
