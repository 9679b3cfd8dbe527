import { emailsOf } from '#features/accounts/index.ts'
import { listServices } from '#features/catalogue/index.ts'
import type { FormState } from '#forms/form.ts'
import { form } from '#forms/form.ts'
import { newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { listFollowers, openAsAgent, reachOf } from '../../actions/agent-thread.ts'
import { concerned } from '../../concerned.ts'
import { fillVariables } from '../../domain/standard-answer.ts'
import { permissions } from '../../permissions.ts'
import { getInboxRow } from '../../store/inbox.ts'
import { listStandardAnswers } from '../../store/standard-answers.ts'
import { getVisitor } from '../../store/visitors.ts'
import { type AnswerForm, answerForm, assignForm, forwardForm, noteForm } from './forms.ts'
import { correspondentName } from './inbox.page.tsx'
import type { AgentThreadProps } from './thread.page.tsx'

/** The forms of the page as they were posted; those absent are as new. */
export type Posted = {
  readonly answer?: AnswerForm
  readonly answerKey?: string
  readonly note?: FormState
  readonly noteKey?: string
  readonly assign?: FormState
  readonly forward?: FormState
  /** A gesture without fields was refused. */
  readonly refused?: string
}

const nothing = form({})

export const agentThreadOf = async (ctx: Ctx<Agent>, id: number, posted: Posted = {}): Promise<AgentThreadProps> => {
  const opened = await openAsAgent(ctx, id)
  const { thread } = opened
  const row = await getInboxRow(ctx.db, id)
  const services = await listServices(ctx.db)
  const service = services.find((s) => s.id === thread.service)!
  const own = services.find((s) => s.id === ctx.actor.service)!
  const visitor = thread.visitor === null ? null : await getVisitor(ctx.db, thread.visitor)
  const models = await listStandardAnswers(ctx.db, [thread.service])
  const followers = await listFollowers(ctx.db, service)
  const brief = thread.request === null ? null : await concerned.get().brief(ctx.db, thread.request)
  const email = thread.person === null ? null : ((await emailsOf(ctx.db, [thread.person])).get(thread.person) ?? null)
  const procedure = visitor ? await concerned.get().contact(ctx.db, visitor.procedure) : null
  const answer = posted.answer ?? answerForm(models).blank()
  const note = posted.note ?? noteForm.blank()
  const assign =
    posted.assign ?? assignForm(followers).blank({ suivi: thread.assignedTo === null ? null : String(thread.assignedTo) })
  const forward = posted.forward ?? forwardForm(services.filter((s) => s.id !== thread.service)).blank()
  return {
    ...opened,
    reachesAll: reachOf(ctx.actor).services === null,
    correspondent: correspondentName(row.correspondent),
    email: visitor?.email ?? email,
    visitor,
    procedure: procedure?.title ?? null,
    brief,
    service: service.name,
    town: ctx.town.name,
    follower: row.agent,
    isMine: row.agent?.account === ctx.actor.account,
    me: ctx.actor.account,
    models: models.map((model) => ({
      id: model.id,
      title: model.title,
      text: fillVariables(model.body, {
        nom: correspondentName(row.correspondent),
        ...(row.request === null ? {} : { numéro: String(row.request) }),
        ...(brief ? { démarche: brief.title } : procedure ? { démarche: procedure.title } : {}),
        objet: thread.subject,
        service: own.name,
        téléphone: own.phone,
        agent: `${ctx.actor.name.firstName} ${ctx.actor.name.lastName}, ${ctx.actor.quality}`,
        mairie: ctx.town.name,
      }),
    })),
    answer,
    answerKey: posted.answerKey ?? newKey(),
    note,
    noteKey: posted.noteKey ?? newKey(),
    assign,
    forward,
    mayAnswer: mayDo.get()(ctx.actor, permissions.answer),
    // What is wrong is summarised once, for the form that was posted.
    summary: posted.refused
      ? nothing.blank().refused(posted.refused)
      : (posted.answer ?? posted.note ?? posted.assign ?? posted.forward ?? nothing.blank()),
  }
}
