import { CSV_TYPE, csv } from '#core/csv.ts'
import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { listName } from '#core/names.ts'
import { listServices } from '#features/catalogue/index.ts'
import { type FormState, posted, sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { file, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { page } from '#platform/http/page.ts'
import { assignRequests } from '../../actions/assign-requests.ts'
import { readerOf, seesService } from '../../actions/reader.ts'
import { isLate, type QueueQuery, writeQueue } from '../../domain/queue.ts'
import { statusLabel } from '../../domain/status.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { listColleagues } from '../../store/agents.ts'
import { listProcedures } from '../../store/procedures.ts'
import { countQueue, listForExport, readQueuePage } from '../../store/queue.ts'
import { nothing } from './file.view.ts'
import { queryOf } from './query.ts'
import { QueuePage, type QueueProps } from './queue.page.tsx'

const PER_PAGE = 25
/** Lines of an export: more would be a copy of the file, not a list to work from. */
const EXPORT_MAX = 10_000

const queueOf = async (ctx: Ctx<Agent>, query: QueueQuery, form: FormState): Promise<QueueProps> => {
  const reader = readerOf(ctx.actor, ctx.now)
  const { byView, late } = await countQueue(ctx.db, query, reader)
  return {
    ...(await readQueuePage(ctx.db, query, reader, PER_PAGE)),
    query,
    byView,
    late,
    procedures: await listProcedures(ctx.db),
    services: reader.services === null ? await listServices(ctx.db) : [],
    colleagues: (await listColleagues(ctx.db)).filter(
      (colleague) => reader.services === null || seesService(colleague, ctx.actor.service),
    ),
    me: ctx.actor.account,
    mayProcess: mayDo.get()(ctx.actor, permissions.process),
    now: ctx.now,
    form,
  }
}

/** PR-14, PR-45 · Everything that was sent and this agent may see; the filters are in the address. */
export const queueRoute = page({
  url: paths.queue,
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, input) => show(QueuePage, await queueOf(ctx, await queryOf(ctx, input), nothing.blank())),
})

/** PR-47 · The boxes ticked in the queue, given to somebody or to nobody. */
export const assignManyRoute = page({
  url: paths.assignMany,
  for: 'agent',
  allow: permissions.process,
  post: async (ctx, input, body) => {
    const query = await queryOf(ctx, input)
    const numbers = (body.demande ?? []).flatMap((value) => readId(value) ?? []).slice(0, PER_PAGE)
    const chosen = posted(body, 'agent')
    if (numbers.length === 0) {
      const form = nothing.blank().refused('Cochez au moins une demande, puis choisissez à qui l’affecter.')
      return show(QueuePage, await queueOf(ctx, query, form), 422)
    }
    const done = await assignRequests(ctx, numbers, chosen === 'personne' ? null : (readId(chosen) ?? 0))
    if (!done.ok) return show(QueuePage, await queueOf(ctx, query, nothing.blank().refused(sentenceOf(sentences, done))), 409)
    return goTo(to.queue(writeQueue(query)), { code: 'requests-assigned', data: done.value })
  },
})

/** PR-45 · The same list as a spreadsheet reads it, traced: names leave the site. */
export const exportQueueRoute = page({
  url: paths.exportQueue,
  for: 'agent',
  allow: permissions.read,
  get: async (ctx, input) => {
    const query = await queryOf(ctx, input)
    const rows = await listForExport(ctx.db, query, readerOf(ctx.actor, ctx.now), EXPORT_MAX)
    const services = new Map((await listServices(ctx.db)).map(({ id, name }) => [id, name]))
    await inTransaction(ctx, (tx) => trace(tx, { account: ctx.actor.account, action: 'requests.export', subject: 'demandes' }))
    const today = parisDay(ctx.now)
    const text = csv(
      [
        'Numéro',
        'Démarche',
        'Demandeur',
        'Personne concernée',
        'Service',
        'Reçue le',
        'À traiter avant le',
        'En retard',
        'Suivie par',
        'Statut',
      ],
      rows.map((row) => [
        row.number,
        row.title,
        listName(row.author),
        row.child ? listName(row.child) : '',
        services.get(row.service) ?? '',
        parisDay(row.submittedAt),
        row.dueOn,
        isLate(row.status, row.dueOn, today) ? 'oui' : 'non',
        row.follower?.name ?? '',
        statusLabel(row.status, row.outcome),
      ]),
    )
    return file(`demandes-${today}.csv`, CSV_TYPE, text)
  },
})
