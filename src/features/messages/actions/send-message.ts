import { emailsOf } from '#features/accounts/index.ts'
import { getService } from '#features/catalogue/index.ts'
import { getPerson } from '#features/family/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { post } from '#platform/mail/mail.ts'
import { messageWaits } from '../mails/message-waits.ts'
import { addMessage } from '../store/messages.ts'

/**
 * Writes to an adult in «Échanges» and posts the mail that says that a message waits. `body`: plain text, a blank line
 * between paragraphs. @returns the message's id. @throws Absent when the person or the service does not exist.
 */
export const sendMessage = async (
  tx: Tx,
  message: {
    readonly recipient: number
    readonly request?: number
    readonly service: number
    readonly subject: string
    readonly body: string
  },
): Promise<number> => {
  const id = await addMessage(tx, { ...message, request: message.request ?? null }, tx.scope.now)
  const person = await getPerson(tx, message.recipient)
  const email = (await emailsOf(tx, [message.recipient])).get(message.recipient)
  // An adult without an account (the other guardian, entered at the counter) finds the message when they open one.
  if (email) await post(tx, messageWaits({ email, name: person }, (await getService(tx, message.service)).name, id))
  return id
}
