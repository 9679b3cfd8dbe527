import { showMoment } from '#core/days.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { getService } from '#features/catalogue/index.ts'
import { type AboutThread, messagePaths, threadsAbout } from '#features/messages/index.ts'
import { type FormState, form } from '#forms/form.ts'
import { newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import type { Input } from '#platform/http/page.ts'
import { namesFor } from '../../actions/offers.ts'
import { seeComplement } from '../../actions/process-note.ts'
import { readerOf, seesService } from '../../actions/reader.ts'
import { writeQueue } from '../../domain/queue.ts'
import { permissions } from '../../permissions.ts'
import { listColleagues } from '../../store/agents.ts'
import { type Change, listChanges } from '../../store/changes.ts'
import { type Complement, openComplement } from '../../store/complements.ts'
import { findAcknowledgement, findDeadlines } from '../../store/deadlines.ts'
import { findFollowers, listHistory, listOthers } from '../../store/history.ts'
import { listNotes } from '../../store/notes.ts'
import { readNeighbours } from '../../store/queue.ts'
import type { Request } from '../../store/requests.ts'
import { aboutChild } from '../about-child.ts'
import { askable } from './askable.ts'
import type { FileProps } from './file.page.tsx'
import { groupsOf } from './groups.ts'
import { type noteFields, noteForm } from './note.form.ts'
import { shownPapers } from './papers.ts'
import { queryOf } from './query.ts'
import { rightsOf } from './rights.ts'

export const nothing = form({})

const lastChange = (changes: readonly Change[], author: string): string | null => {
  const last = changes.at(-1)
  if (!last) return null
  const who = last.agent ? `${last.agent.firstName} ${last.agent.lastName}, ${last.agent.quality}` : author
  return `Réponses modifiées depuis l’envoi, la dernière fois le ${showMoment(last.at)} (${who}).`
}

/** «n questions» of a complement, in the words of the form. */
const wordsOf = async (ctx: Ctx<Agent>, request: Request, complement: Complement | null): Promise<string[]> => {
  if (!complement) return []
  const { questions, papers } = await askable(ctx, request)
  const words = new Map([...questions, ...papers].map(({ value, label }) => [value, label]))
  // A question that was only asked because of an answer since deleted would tell it.
  const unknown = (name: string) => (request.erased.health ? [] : [name])
  return [...complement.questions, ...complement.papers].flatMap((name) => words.get(name) ?? unknown(name))
}

/** Where this agent answers in that conversation; null when it is not of their service (ME-9). */
const threadUrl = (agent: Agent, { id, service }: AboutThread): string | null => {
  const may = (permission: string) => mayDo.get()(agent, permission)
  const isTheirs = service === agent.service || may('messages.every-service')
  return isTheirs && may('messages.consult') ? messagePaths.agentThread(id) : null
}

/** Everything that an agent reads about a request. */
export const fileOf = async (
  ctx: Ctx<Agent>,
  input: Input,
  request: Request,
  {
    state = nothing.blank(),
    note = noteForm.blank(),
    noteKey = newKey(),
  }: { state?: FormState; note?: FormState<typeof noteFields>; noteKey?: string } = {},
): Promise<FileProps> => {
  const { db } = ctx
  const { number, author, child, status } = request
  const [query, reader] = [await queryOf(ctx, input), readerOf(ctx.actor, ctx.now)]
  const changes = await listChanges(db, number)
  const complement = await openComplement(db, number)
  const deadlines = await findDeadlines(db, number)
  const { assignedTo, enteredBy } = await findFollowers(db, number)
  const isMine = request.takenBy?.account === ctx.actor.account
  // Prefetching is not reading.
  if (isMine && status === 'en_traitement' && !ctx.from.prefetch) await seeComplement(ctx, number)
  return {
    request,
    form: state,
    from: 'vue' in input ? writeQueue(query) : '',
    neighbours:
      'vue' in input && request.submittedAt
        ? await readNeighbours(db, query, reader, { number, submittedAt: request.submittedAt, dueOn: deadlines?.dueOn ?? null })
        : { previous: null, next: null },
    groups: groupsOf(
      request,
      await namesFor(db, request),
      changes,
      rightsOf(ctx.actor),
      child ? await aboutChild(db, child.id) : [],
    ),
    papers: await shownPapers(ctx, number),
    events: await listHistory(db, number),
    changedBy: lastChange(changes, 'la famille'),
    others: await listOthers(db, { author: author.person, child: child?.id ?? null, except: number, services: reader.services }),
    notes: await listNotes(db, number),
    noteForm: note,
    noteKey,
    threads: (await threadsAbout(db, number)).map((thread) => ({ ...thread, href: threadUrl(ctx.actor, thread) })),
    complement,
    asked: await wordsOf(ctx, request, complement),
    deadlines,
    receipt: await findAcknowledgement(db, number),
    assignedTo,
    enteredBy,
    colleagues: (await listColleagues(db)).filter((colleague) => seesService(colleague, request.service)),
    service: await getService(db, request.service),
    email: (await emailsOf(db, [author.person])).get(author.person) ?? null,
    mayProcess: mayDo.get()(ctx.actor, permissions.process),
    me: ctx.actor.account,
    now: ctx.now,
  }
}
