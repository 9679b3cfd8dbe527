import { emailsOf } from '#features/accounts/index.ts'
import { getService } from '#features/catalogue/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { post } from '#platform/mail/mail.ts'
import { acknowledgeBy, answerDue, silenceDay } from '../domain/acknowledgement.ts'
import { acknowledgement } from '../mails/acknowledgement.ts'
import { addAcknowledgement, writeDeadlines } from '../store/deadlines.ts'
import type { Request } from '../store/requests.ts'
import { callForPapers } from './call-for-papers.ts'

type Received = Pick<Request, 'number' | 'definition' | 'service' | 'author' | 'answers' | 'household' | 'child'>

/**
 * PR-8, PR-17, PR-40, PR-41 · A request is received, in the transaction that sends it: its papers are called for, its dates start to run, and the
 * acknowledgement leaves by e-mail or is due on paper. `email`: another address to write to than the account's.
 */
export const receive = async (tx: Tx, request: Received, email?: string): Promise<void> => {
  const { number, definition, author } = request
  const at = tx.scope.now
  await callForPapers(tx, { ...request, child: request.child?.id ?? null })
  await writeDeadlines(tx, number, { silenceOn: silenceDay(definition, at), dueOn: answerDue(definition, at) })
  const to = email ?? (await emailsOf(tx, [author.person])).get(author.person)
  await addAcknowledgement(tx, number, acknowledgeBy(at), to !== undefined)
  if (to === undefined) return
  const service = await getService(tx, request.service)
  await post(tx, acknowledgement({ email: to, name: author.name, number, definition, submittedAt: at, service }))
}
