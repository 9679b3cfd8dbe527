import { parisDay, schoolYearOf } from '#core/days.ts'
import { letterName } from '#core/names.ts'
import { ownWeeks } from '#features/agenda/index.ts'
import { ownPapers } from '#features/documents/index.ts'
import { ownBalance } from '#features/ledger/index.ts'
import { paymentPaths } from '#features/payments/index.ts'
import { listOthersFiches, listProcedures, ownRequests, procedurePaths } from '#features/procedures/index.ts'
import { ownQuotientGap, tariffPaths } from '#features/tariffs/index.ts'
import { providerOf } from '#platform/bank/providers.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { firstSteps, readinessOf, type Ways } from '../../domain/readiness.ts'
import { firstToDo } from '../../domain/todos.ts'
import { homePaths } from '../../paths.ts'
import { type HomeChild, MyHome, type MyHomeProps } from './my-home.page.tsx'
import { gatherToDos } from './todos.route.ts'

const LATEST = 4
const waysOf = (ctx: Ctx): Ways => ({
  make: procedurePaths.start('fiche-enfant'),
  write: procedurePaths.start('contacter-la-mairie'),
  topUp: providerOf(ctx)
    ? { href: paymentPaths.amount, label: 'Recharger mon compte' }
    : { href: paymentPaths.home, label: 'Où payer' },
  quotient: tariffPaths.quotient,
})

/** HO-7, HO-8 · The children whom this person may see, in a number of queries that depends neither on them nor on their days. */
const childrenOf = async (ctx: Ctx<Citizen>, ways: Ways): Promise<{ shown: Temporal.PlainDate; children: HomeChild[] }> => {
  const [{ shown, weeks }, requests, papers, quotientGap] = await Promise.all([
    ownWeeks(ctx),
    ownRequests(ctx),
    ownPapers(ctx),
    ownQuotientGap(ctx),
  ])
  const notEnrolled = weeks.flatMap(({ child }) => (child.enrolled ? [] : [child.id]))
  const others = await listOthersFiches(ctx.db, ctx.actor.person, notEnrolled)
  const schoolYear = schoolYearOf(parisDay(ctx.now))
  const children = weeks.map(({ child, week }) => ({
    child,
    week,
    readiness: readinessOf({
      child,
      week,
      requests: requests.filter((request) => request.isEnrolment && request.child?.id === child.id),
      others: others.filter((fiche) => fiche.child === child.id),
      papers: papers.filter(({ person }) => person?.id === child.id),
      quotientGap,
      schoolYear,
      ways,
    }),
  }))
  return { shown, children }
}

/** Those that the town hall has before those that it does not have yet. */
const inProgress = (requests: Awaited<ReturnType<typeof ownRequests>>): MyHomeProps['requests'] => {
  const running = requests.filter(({ isDone }) => !isDone)
  const isDraft = (request: (typeof running)[number]) => Number(request.status === 'brouillon')
  const sorted = running.toSorted((a, b) => isDraft(a) - isDraft(b))
  return { latest: sorted.slice(0, LATEST), others: Math.max(0, sorted.length - LATEST) }
}

export const myHome = page({
  url: homePaths.mine,
  for: 'citizen',
  allow: 'home.see',
  get: async (ctx) => {
    const ways = waysOf(ctx)
    const [todos, balance, { shown, children }, requests, procedures] = await Promise.all([
      gatherToDos(ctx),
      ownBalance(ctx),
      childrenOf(ctx, ways),
      ownRequests(ctx),
      listProcedures(ctx.db),
    ])
    return show(MyHome, {
      name: letterName(ctx.actor.name),
      regie: ctx.town.regieName,
      today: parisDay(ctx.now),
      balance,
      topUp: ways.topUp,
      todos: firstToDo(todos),
      shown,
      children,
      steps: firstSteps(
        children.map(({ child, readiness }) => ({ mayBook: child.mayBook, readiness })),
        ways,
      ),
      requests: inProgress(requests),
      procedures,
    })
  },
})
