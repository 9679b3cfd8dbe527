import { showMoment } from '#core/days.ts'
import { Timeline } from '#ui/display.tsx'
import type { Definition } from '../domain/definition.ts'
import { type EventKind, eventLabel } from '../domain/status.ts'
import type { RequestEvent } from '../store/requests.ts'

/** What a family does itself, unless an agent does it for them at the counter (PR-55). */
const isEntered = (kind: EventKind): boolean => kind === 'saisie' || kind === 'enregistree'

/** Who did what when. `author`: how the family is named on this page («vous», or the requester's name). */
export const RequestTimeline = ({
  events,
  outcome,
  author,
}: {
  events: readonly RequestEvent[]
  outcome: Definition['outcome']
  author: string
}) => (
  <Timeline
    moments={events.map(({ at, kind, agent }) => ({
      at: showMoment(at),
      iso: at.toString(),
      what: eventLabel(kind, outcome),
      who: agent ? `${isEntered(kind) ? 'saisie par ' : ''}${agent.firstName} ${agent.lastName}, ${agent.quality}` : author,
    }))}
  />
)
