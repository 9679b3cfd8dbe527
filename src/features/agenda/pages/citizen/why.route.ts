import { parisDay } from '#core/days.ts'
import { listServices } from '#features/catalogue/index.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { gatherFamily } from '../../actions/gather-slots.ts'
import { whyOf } from '../../domain/why.ts'
import { agendaPaths, FAMILY } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { askedDay, askedOf, chosenOf } from './asked.ts'
import { WhyPage } from './why.page.tsx'

/** AG-20 · «Pourquoi ?» of a day. */
export const whyPage = page({
  url: agendaPaths.why,
  for: 'citizen',
  allow: permissions.see,
  get: async (ctx, input) => {
    const { who } = askedOf(ctx, { personne: input.personne })
    if (who === null) throw new Absent('nobody named')
    const day = input.jour === undefined ? parisDay(ctx.now) : askedDay(input.jour)
    const { person: guardian, household } = ctx.actor
    const slots = await gatherFamily(ctx.db, { guardian, household, children: null, now: ctx.now, first: day, last: day })
    const services = new Map((await listServices(ctx.db)).map((service) => [service.id, service]))
    const children = chosenOf(slots.children, who).map((child) => {
      const of = slots.of(child.id)
      const lines = of.activities.map((activity) => ({
        activity,
        why: whyOf(of.at({ activity: activity.id, day }), ctx.now),
        service: services.get(activity.service)!,
      }))
      return { child, lines }
    })
    const back = `${agendaPaths.at({ who: who === FAMILY ? FAMILY : children[0]!.child.id, month: day.toPlainYearMonth() })}#j-${day}`
    return show(WhyPage, { day, back, children })
  },
})
