import { parisDay, showDate } from '#core/days.ts'
import type { Described } from '#core/described.ts'
import type { Db } from '#platform/db/database.ts'
import { type Invitation, roleNames } from '../domain/invitation.ts'
import { serviceName } from '../store/agents.ts'

/** Under whose name the history of settings keeps what is done to an agent: an agent's address is not kept there. */
export const notedAgent = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }) => ({
  theme: 'Agents',
  name: `${firstName} ${lastName}`,
})

type Invited = Pick<Invitation, 'quality' | 'service' | 'roles'>

const UNTIL = 'Invitation valable jusqu’au'

/** An invitation as the history of settings tells it. */
export const describeInvitation = async (db: Db, invited: Invited, expiresAt: Temporal.Instant): Promise<Described> => ({
  Qualité: invited.quality,
  Service: await serviceName(db, invited.service),
  Rôles: roleNames(invited.roles),
  [UNTIL]: showDate(parisDay(expiresAt)),
})
