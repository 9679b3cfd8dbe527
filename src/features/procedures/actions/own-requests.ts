import { type Day, parisDay } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { oncePerRequest } from '#platform/http/once.ts'
import { lastDayOf } from '../domain/draft-age.ts'
import { nextSentence } from '../domain/next-step.ts'
import { isDone, type Status, statusLabel, statusTone } from '../domain/status.ts'
import { to } from '../paths.ts'
import { openComplements } from '../store/complements.ts'
import { listOwnRequests } from '../store/requests.ts'

/** A request of whoever is signed in, as their home tells it. */
export type OwnRequest = {
  readonly number: number
  readonly title: string
  readonly child: (Named & { readonly id: number }) | null
  readonly schoolYear: number | null
  /** Once accepted, the child may be booked. */
  readonly isEnrolment: boolean
  readonly status: Status
  readonly statusLabel: string
  readonly statusTone: ReturnType<typeof statusTone>
  readonly isDone: boolean
  /** What comes next. */
  readonly next: string
  /** Last day to give what was asked again, or to finish a draft that will be deleted. */
  readonly due: Day | null
  /** Where it goes on. */
  readonly url: string
}

/** Somebody's requests, the latest first, read once per request. */
export const ownRequests = oncePerRequest(async (ctx): Promise<readonly OwnRequest[]> => {
  const today = parisDay(ctx.now)
  const own = await listOwnRequests(ctx.db, ctx.actor.person)
  const waiting = own.filter(({ status }) => status === 'a_completer').map(({ number }) => number)
  const asked = await openComplements(ctx.db, waiting)
  return own.map((request) => {
    const { number, definition, child, status } = request
    const complement = asked.get(number) ?? null
    return {
      number,
      title: definition.title,
      child: child && { id: child.id, ...child.name },
      schoolYear: request.schoolYear,
      isEnrolment: definition.effect === 'enrolment',
      status,
      statusLabel: statusLabel(status, definition.outcome),
      statusTone: statusTone(status),
      isDone: isDone(status),
      next: nextSentence(request, today, complement),
      due: status === 'brouillon' ? lastDayOf(request) : (complement?.answerBy ?? null),
      url: status === 'a_completer' ? to.complete(number) : to.request(number),
    }
  })
})
