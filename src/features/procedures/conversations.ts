import { listName } from '#core/names.ts'
import type { SoundFile } from '#features/documents/index.ts'
import { type Brief, type ContactProcedure, writeToTown } from '#features/messages/index.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { statusLabel } from './domain/status.ts'
import { accepted } from './facts.ts'
import { to } from './paths.ts'
import { getProcedure } from './store/procedures.ts'
import { addEvent, getSentRequest, lockRequest, move, type Request } from './store/requests.ts'

const unlessAbsent = async <T>(read: Promise<T>): Promise<T | null> => {
  try {
    return await read
  } catch (error) {
    if (error instanceof Absent) return null
    throw error
  }
}

/** A request as agents recognise it beside its messages; null for a draft. */
export const briefOf = async (db: Db, number: number): Promise<Brief | null> => {
  const request = await unlessAbsent(getSentRequest(db, number))
  return (
    request && {
      number,
      title: request.definition.title,
      status: statusLabel(request.status, request.definition.outcome),
      child: request.child && listName(request.child.name),
      submittedAt: request.submittedAt,
      url: to.file(number),
    }
  )
}

/** PR-12 · An agent answered by a message: a request that only asked for an answer is «Effectuée». */
export const markAnswered = async (tx: Tx, { request: number, account }: { request: number; account: number }): Promise<void> => {
  await lockRequest(tx, number)
  const request = await getSentRequest(tx, number)
  if (request.definition.outcome !== 'reply') return
  const { now } = tx.scope
  const moved = await move(tx, {
    number,
    from: ['enregistree', 'en_traitement', 'a_completer'],
    to: 'acceptee',
    at: now,
    set: {
      decided_at: now,
      taken_by: request.takenBy?.account ?? account,
      taken_at: request.takenAt ?? now,
    },
  })
  if (!moved) return
  await addEvent(tx, { number, kind: 'acceptee', account, at: now })
  await accepted.record(tx, { number })
}

/** A procedure that asks for an answer and no decision: open without an account. Null otherwise. */
export const contactOf = async (db: Db, slug: string): Promise<ContactProcedure | null> => {
  const procedure = await unlessAbsent(getProcedure(db, slug))
  if (procedure?.definition.outcome !== 'reply') return null
  return { slug, title: procedure.definition.title, isOpen: procedure.isOpen, url: to.start(slug) }
}

/** The subject of the conversation about a contact: what its author typed. */
export const subjectOf = ({ answers, definition }: Pick<Request, 'answers' | 'definition'>): string =>
  typeof answers.objet === 'string' && answers.objet !== '' ? answers.objet : definition.title

/** PR-12 · A contact that was sent opens a conversation with its service, where the answer will come. */
export const openConversation = async (
  tx: Tx,
  request: Request,
  author: { account: number; person: number },
  files: readonly SoundFile[],
): Promise<void> => {
  const { message } = request.answers
  if (request.definition.outcome !== 'reply' || typeof message !== 'string') return
  await writeToTown(tx, {
    author,
    request: request.number,
    service: request.service,
    subject: subjectOf(request),
    body: message,
    files,
  })
}
