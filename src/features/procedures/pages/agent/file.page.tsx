import type { ComponentChildren } from 'preact'
import { type Day, isBefore, parisDay, showDate, showDateDigits, showMoment } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { AboutThread } from '#features/messages/index.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, SummaryList, TableList, Tag, Timeline, Vh } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Deadlines } from '../../domain/acknowledgement.ts'
import { erasedAnswers } from '../../domain/erased.ts'
import { isLate } from '../../domain/queue.ts'
import { eventLabel, isDone, statusLabel, statusTone } from '../../domain/status.ts'
import { to } from '../../paths.ts'
import type { Colleague } from '../../store/agents.ts'
import type { Complement } from '../../store/complements.ts'
import type { Acknowledged } from '../../store/deadlines.ts'
import type { HistoryEvent, OtherRequest } from '../../store/history.ts'
import type { Note } from '../../store/notes.ts'
import type { Request } from '../../store/requests.ts'
import type { noteFields } from './note.form.ts'

/** A step's answers as this agent may read them. */
export type AnswerGroup = {
  readonly step: string
  readonly title: string
  readonly isCorrectable: boolean
  readonly answers: readonly {
    readonly label: string
    readonly lines: readonly string[]
    readonly isConcealed: boolean
    /** What was answered when it was sent; null when nothing changed since. */
    readonly before: readonly string[] | null
  }[]
}

export type ShownPaper = {
  readonly label: string
  readonly statusLabel: string
  readonly statusTone: 'neutral' | 'info' | 'success' | 'warning' | 'error'
  readonly note: string | null
  readonly href: string | null
}

export type FileProps = {
  readonly request: Request
  readonly form: FormState
  /** The list that the agent comes from, as the queue's address writes it. */
  readonly from: string
  readonly neighbours: { readonly previous: number | null; readonly next: number | null }
  readonly groups: readonly AnswerGroup[]
  readonly papers: readonly ShownPaper[]
  readonly events: readonly HistoryEvent[]
  readonly changedBy: string | null
  readonly others: readonly OtherRequest[]
  readonly notes: readonly Note[]
  readonly noteForm: FormState<typeof noteFields>
  readonly noteKey: string
  /** `href`: the conversation, for an agent who may open it. */
  readonly threads: readonly (AboutThread & { readonly href: string | null })[]
  readonly complement: Complement | null
  /** What was asked, in the words of the form. */
  readonly asked: readonly string[]
  readonly deadlines: Deadlines | null
  readonly receipt: Acknowledged | null
  readonly assignedTo: { readonly account: number; readonly name: string } | null
  readonly enteredBy: string | null
  readonly colleagues: readonly Colleague[]
  readonly service: Service
  /** Null when the requester has no account. */
  readonly email: string | null
  readonly mayProcess: boolean
  readonly me: number
  readonly now: Temporal.Instant
}

const isMine = ({ request, me }: Pick<FileProps, 'request' | 'me'>): boolean => request.takenBy?.account === me

const Neighbours = ({ neighbours: { previous, next }, from }: Pick<FileProps, 'neighbours' | 'from'>) =>
  previous === null && next === null ? null : (
    <nav aria-label="Autres demandes de la liste" class="voisines">
      <ul>
        {previous !== null && (
          <li>
            <a href={to.file(previous, from)} rel="prev">
              Précédente<span class="vh">{nbsp}: demande</span> n°{nbsp}
              {previous}
            </a>
          </li>
        )}
        {next !== null && (
          <li>
            <a href={to.file(next, from)} rel="next">
              Suivante<span class="vh">{nbsp}: demande</span> n°{nbsp}
              {next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )

const SECTIONS = [
  ['demandeur', 'Demandeur'],
  ['reponses', 'Réponses'],
  ['justificatifs', 'Justificatifs'],
  ['messages', 'Messages'],
  ['autres', 'Autres demandes'],
  ['notes', 'Notes internes'],
  ['historique', 'Historique'],
] as const

const Contents = () => (
  <nav aria-label="Sections de la demande" class="onglets">
    <ul>
      {SECTIONS.map(([id, label]) => (
        <li>
          <a href={`#${id}`}>{label}</a>
        </li>
      ))}
    </ul>
  </nav>
)

const Take = ({ request: { number }, from, assignedTo, colleagues, me }: FileProps) => (
  <>
    <PostForm action={`${to.take(number)}${query(from)}`} label="Prendre en charge">
      <p>La famille ne pourra plus modifier ses réponses.</p>
      <Actions>
        <Submit>Prendre en charge</Submit>
      </Actions>
    </PostForm>
    <details class="affecter">
      <summary>
        {assignedTo ? `Affectée à ${assignedTo.account === me ? 'vous' : assignedTo.name}` : 'Affecter à quelqu’un'}
      </summary>
      <PostForm action={`${to.assign(number)}${query(from)}`} label="Affecter la demande">
        <div class="champ">
          <label for="champ-agent">Affecter à</label>
          <select id="champ-agent" name="agent">
            {colleagues.map(({ account, firstName, lastName, quality }) => (
              <option value={String(account)} selected={account === (assignedTo?.account ?? me)}>
                {account === me ? 'Moi' : `${firstName} ${lastName}, ${quality}`}
              </option>
            ))}
            <option value="personne">Personne</option>
          </select>
        </div>
        <Submit tone="secondary">Affecter</Submit>
      </PostForm>
    </details>
  </>
)

const query = (from: string): string => (from === '' ? '' : `?${from}`)

/** PR-9 · What this agent may do now; what cannot be done is said, not greyed. */
const Gestures = (props: FileProps) => {
  const { request, mayProcess, from, complement, papers } = props
  const { number, status, definition, takenBy } = request
  const mayAsk = request.erased.health === null || papers.length > 0
  if (takenBy && !isMine(props) && !isDone(status))
    return (
      <Banner title={`Demande prise en charge par ${takenBy.firstName} ${takenBy.lastName}, ${takenBy.quality}`}>
        {request.takenAt && <p>Depuis le {showMoment(request.takenAt)}.</p>}
        {mayProcess && (
          <p>
            <a href={`${to.takeOver(number)}${query(from)}`}>Reprendre cette demande</a>
          </p>
        )}
      </Banner>
    )
  if (isDone(status))
    return mayProcess && status !== 'annulee' && definition.outcome === 'decision' && request.erased.all === null ? (
      <p>
        <a href={`${to.reopen(number)}${query(from)}`}>Revenir sur la décision</a>
      </p>
    ) : null
  if (!mayProcess) return <p>Vous pouvez lire cette demande, pas la traiter.</p>
  if (status === 'enregistree') return <Take {...props} />
  return (
    <PostForm
      action={`${status === 'a_completer' ? to.closeComplement(number) : to.release(number)}${query(from)}`}
      label="Traiter la demande"
    >
      <Actions>
        {definition.outcome === 'decision' ? (
          <>
            <LinkButton href={`${to.accept(number)}${query(from)}`} tone="primary">
              Accepter
            </LinkButton>
            {!complement && mayAsk && (
              <LinkButton href={`${to.complement(number)}${query(from)}`}>Demander un complément</LinkButton>
            )}
            <LinkButton href={`${to.refuse(number)}${query(from)}`}>Refuser</LinkButton>
          </>
        ) : (
          <LinkButton href={`${to.reply(number)}${query(from)}`} tone="primary">
            Répondre
          </LinkButton>
        )}
        <Submit tone="link">{status === 'a_completer' ? 'Ne plus attendre' : 'Relâcher'}</Submit>
      </Actions>
    </PostForm>
  )
}

const Waiting = ({ complement, asked, now }: Pick<FileProps, 'complement' | 'asked' | 'now'>) =>
  complement && (
    <Banner
      tone={isBefore(complement.answerBy, parisDay(now)) ? 'warning' : 'info'}
      title={`Complément attendu de la famille jusqu’au ${showDate(complement.answerBy)}`}
    >
      <p data-saisi>{lines(complement.sentence.split('\n'))}</p>
      <ul>
        {asked.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    </Banner>
  )

const Receipt = ({ request: { number }, receipt, mayProcess, from }: FileProps) =>
  receipt && receipt.givenAt === null ? (
    <Banner tone="warning" title={`Accusé de réception à remettre au plus tard le ${showDate(receipt.dueOn)}`}>
      <p>
        Cette famille n’a pas d’adresse électronique.{' '}
        {mayProcess && <a href={to.receipt(number)}>Imprimer l’accusé de réception</a>}
      </p>
      {mayProcess && (
        <PostForm action={`${to.receipt(number)}${query(from)}`} label="Accusé de réception">
          <Submit tone="secondary">L’accusé est remis</Submit>
        </PostForm>
      )}
    </Banner>
  ) : null

const whenSilent = ({ request, deadlines }: FileProps): { term: string; value: ComponentChildren }[] => {
  const { definition, status } = request
  if (isDone(status) || definition.silence.regime === 'aucune') return []
  const term = definition.silence.regime === 'rejet' ? 'Sans réponse, refusée le' : 'Sans réponse, acceptée le'
  if (!deadlines?.silenceOn) return [{ term, value: 'Délai suspendu' }]
  return [{ term, value: showDate(deadlines.silenceOn) + (status === 'a_completer' ? ' (délai suspendu)' : '') }]
}

const Due = ({ dueOn, isPast }: { dueOn: Day; isPast: boolean }) => (
  <>
    {showDate(dueOn)} {isPast && <Tag tone="error">En retard</Tag>}
  </>
)

type GivenProps = { readonly number: number; readonly receipt: Acknowledged; readonly mayProcess: boolean }

const Given = ({ number, receipt: { channel, givenAt }, mayProcess }: GivenProps) => (
  <>
    {givenAt
      ? `${channel === 'papier' ? 'Remis sur papier' : 'Envoyé par courriel'} le ${showMoment(givenAt)}. `
      : 'À remettre sur papier. '}
    {mayProcess && <a href={to.receipt(number)}>Accusé à imprimer</a>}
  </>
)

const Requester = (props: FileProps) => {
  const { request, email, service, deadlines, enteredBy, receipt, now, mayProcess } = props
  const { author, child, submittedAt, status } = request
  return (
    <section id="demandeur">
      <h2>Demandeur</h2>
      <SummaryList
        items={[
          { term: 'Nom', value: listName(author.name) },
          { term: 'Adresse électronique', value: email ?? '' },
          ...(child ? [{ term: 'Personne concernée', value: listName(child.name) }] : []),
          { term: 'Reçue le', value: submittedAt ? showMoment(submittedAt) : '' },
          ...(enteredBy ? [{ term: 'Saisie par', value: enteredBy }] : []),
          ...(deadlines && !isDone(status)
            ? [
                {
                  term: 'À traiter avant le',
                  value: <Due dueOn={deadlines.dueOn} isPast={isLate(status, deadlines.dueOn, parisDay(now))} />,
                },
              ]
            : []),
          ...whenSilent(props),
          ...(receipt
            ? [
                {
                  term: 'Accusé de réception',
                  value: <Given number={request.number} receipt={receipt} mayProcess={mayProcess} />,
                },
              ]
            : []),
          { term: 'Service', value: service.name },
        ]}
      />
    </section>
  )
}

const lines = (all: readonly string[]): ComponentChildren =>
  all.map((line, i) => (
    <>
      {i > 0 && <br />}
      {line}
    </>
  ))

const Answers = (props: FileProps) => {
  const { groups, request, mayProcess, changedBy, from } = props
  const mayCorrect = mayProcess && isMine(props) && request.status === 'en_traitement'
  return (
    <section id="reponses">
      <h2>Réponses</h2>
      {request.erased.all && <p>{erasedAnswers(request.erased.all)}</p>}
      {changedBy && <p class="discret">{changedBy}</p>}
      {groups.map(({ step, title, answers, isCorrectable }) => (
        <section>
          <h3>
            {title}
            {mayCorrect && isCorrectable && (
              <>
                {' '}
                <a class="corriger" href={`${to.correct(request.number, step)}${query(from)}`}>
                  Corriger
                  <span class="vh">
                    {' '}
                    «{nbsp}
                    {title}
                    {nbsp}»
                  </span>
                </a>
              </>
            )}
          </h3>
          <SummaryList
            items={answers.map(({ label, lines: shown, isConcealed, before }) => ({
              term: label,
              value: isConcealed ? (
                <span class="discret">{shown[0]}</span>
              ) : before ? (
                <>
                  {shown.length > 0 ? lines(shown) : <span class="discret">Non renseigné</span>}
                  <br />
                  <span class="avant">
                    Modifié depuis l’envoi. Avant{nbsp}: {before.length > 0 ? before.join(', ') : 'non renseigné'}
                  </span>
                </>
              ) : shown.length > 0 ? (
                lines(shown)
              ) : (
                ''
              ),
            }))}
          />
        </section>
      ))}
    </section>
  )
}

const Papers = ({ papers }: Pick<FileProps, 'papers'>) => (
  <section id="justificatifs">
    <h2>Justificatifs</h2>
    {papers.length === 0 ? (
      <p>Cette demande n’appelle aucun justificatif.</p>
    ) : (
      <TableList
        caption="Justificatifs de la demande"
        hideCaption
        columns={[{ head: 'Justificatif' }, { head: 'Statut' }, { head: 'Précision' }]}
        rows={papers.map(({ label, statusLabel: said, statusTone: tone, note, href }) => [
          href ? <a href={href}>{label}</a> : label,
          <Tag tone={tone}>{said}</Tag>,
          note ?? '',
        ])}
      />
    )}
  </section>
)

const Threads = ({ threads, request }: Pick<FileProps, 'threads' | 'request'>) => (
  <section id="messages">
    <h2>Messages</h2>
    {threads.length === 0 ? (
      <p>Aucun message n’a été échangé au sujet de cette demande.</p>
    ) : (
      threads.map(({ subject, messages, href }) => (
        <details class="fil">
          <summary>
            {subject} <span class="discret">({messages.length})</span>
          </summary>
          <ol>
            {messages.map(({ side, signedBy, body, sentAt }) => (
              <li>
                <p class="discret">
                  {side === 'town' ? (signedBy ?? 'La mairie') : listName(request.author.name)},{' '}
                  <time datetime={sentAt.toString()}>{showMoment(sentAt)}</time>
                </p>
                {body.split(/\n{2,}/).map((paragraph) => (
                  <p data-saisi>{lines(paragraph.split('\n'))}</p>
                ))}
              </li>
            ))}
          </ol>
          {href && (
            <p>
              <a href={href}>
                Ouvrir la conversation
                <Vh>
                  {' '}
                  «{nbsp}
                  {subject}
                  {nbsp}»
                </Vh>
              </a>
            </p>
          )}
        </details>
      ))
    )}
  </section>
)

const Others = ({ others, from }: Pick<FileProps, 'others' | 'from'>) => (
  <section id="autres">
    <h2>Autres demandes</h2>
    {others.length === 0 ? (
      <p>Aucune autre demande de cette personne ni pour cet enfant.</p>
    ) : (
      <TableList
        caption="Autres demandes de cette personne ou pour cet enfant"
        hideCaption
        columns={[{ head: 'Demande' }, { head: 'Personne concernée' }, { head: 'Reçue le' }, { head: 'Statut' }]}
        rows={others.map((other) => [
          <a href={to.file(other.number, from)}>
            {other.title} n°{nbsp}
            {other.number}
          </a>,
          other.child ? listName(other.child) : 'Aucune',
          showDateDigits(parisDay(other.submittedAt)),
          <Tag tone={statusTone(other.status)}>{statusLabel(other.status, other.outcome)}</Tag>,
        ])}
      />
    )}
  </section>
)

const Notes = ({ notes, noteForm, noteKey, request: { number }, from }: FileProps) => (
  <section id="notes" class="notes-internes">
    <h2>Notes internes</h2>
    <p class="discret">Invisibles pour la famille. Elle peut toutefois en demander copie{nbsp}: restez factuel.</p>
    {notes.map(({ at, body, by }) => (
      <article>
        <p class="discret">
          {by}, <time datetime={at.toString()}>{showMoment(at)}</time>
        </p>
        <p data-saisi>{lines(body.split('\n'))}</p>
      </article>
    ))}
    <PostForm action={`${to.note(number)}${query(from)}`} label="Notes internes" formKey={noteKey}>
      <Field form={noteForm} name="note" />
      <Submit tone="secondary">Ajouter la note</Submit>
    </PostForm>
  </section>
)

const History = ({ events, request }: Pick<FileProps, 'events' | 'request'>) => (
  <section id="historique">
    <h2>Historique</h2>
    <Timeline
      moments={events.map(({ at, kind, agent, reason }) => ({
        at: showMoment(at),
        iso: at.toString(),
        what: reason ? (
          <>
            {eventLabel(kind, request.definition.outcome)}
            {nbsp}: <span data-saisi>{reason}</span>
          </>
        ) : (
          eventLabel(kind, request.definition.outcome)
        ),
        who: agent ?? listName(request.author.name),
      }))}
    />
  </section>
)

export const FilePage = (props: FileProps) => {
  const { request, form, from, noteForm } = props
  const { number, definition, status, refusalReason } = request
  return (
    <Page
      title={`Demande n°${nbsp}${number} – ${definition.title}`}
      form={noteForm.faults.length > 0 ? noteForm : form}
      nav={to.queue()}
      back={{ href: to.queue(from), label: 'Retour aux demandes' }}
      wide
    >
      <div class="identite">
        <p>
          <Tag tone={statusTone(status)}>{statusLabel(status, definition.outcome)}</Tag>
        </p>
        <Neighbours {...props} />
      </div>
      <Gestures {...props} />
      <Waiting {...props} />
      <Receipt {...props} />
      <Contents />
      {refusalReason && (
        <section>
          <h2>Raison du refus</h2>
          <p data-saisi>{lines(refusalReason.split('\n'))}</p>
        </section>
      )}
      <div class="dossier">
        <div>
          <Answers {...props} />
          <Papers {...props} />
          <Threads {...props} />
        </div>
        <div>
          <Requester {...props} />
          <Notes {...props} />
          <Others {...props} />
          <History {...props} />
        </div>
      </div>
    </Page>
  )
}
