import { emailsOf } from '#features/accounts/index.ts'
import { getService } from '#features/catalogue/index.ts'
import type { SoundFile } from '#features/documents/index.ts'
import { getPerson } from '#features/family/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { post } from '#platform/mail/mail.ts'
import { messageWaits } from '../mails/message-waits.ts'
import { findOpenThread, insertMessage, insertThread } from '../store/threads.ts'
import { joinFiles } from './attachments.ts'

/** The agent who writes, as the family reads it (CRPA L111-2). */
export type Signatory = {
  readonly account: number
  readonly name: { readonly firstName: string; readonly lastName: string }
  readonly quality: string
}

export const signatureOf = ({ name, quality }: Signatory): string => `${name.firstName} ${name.lastName}, ${quality}`

/** ME-3 · The mail that says that a message waits in that conversation, when its adult has an account. */
export const announce = async (tx: Tx, what: { thread: number; person: number; service: number }): Promise<void> => {
  const email = (await emailsOf(tx, [what.person])).get(what.person)
  // An adult without an account (the other guardian, entered at the counter) finds the message when they open one.
  if (!email) return
  const name = await getPerson(tx, what.person)
  await post(tx, messageWaits({ email, name }, (await getService(tx, what.service)).name, what.thread))
}

/**
 * Writes to an adult in «Échanges» and posts the mail that says that a message waits. `body`: plain text, a blank line
 * between paragraphs. ME-5 · The same subject about the same request continues the conversation that is open.
 * @returns the conversation's id. @throws Absent when the person or the service does not exist.
 */
export const sendMessage = async (
  tx: Tx,
  message: {
    readonly recipient: number
    readonly request?: number
    readonly service: number
    readonly subject: string
    readonly body: string
    /** Null or absent: the service writes as such. */
    readonly by?: Signatory | null
  },
): Promise<number> => {
  const { recipient, service, subject, body, request = null, by = null } = message
  await getPerson(tx, recipient)
  await getService(tx, service)
  const known = request === null ? null : await findOpenThread(tx, { person: recipient, request, subject })
  const thread = known ?? (await insertThread(tx, { person: recipient, request, service, subject }))
  await insertMessage(tx, {
    thread,
    side: 'town',
    account: by?.account ?? null,
    reader: recipient,
    signedBy: by && signatureOf(by),
    body,
  })
  await announce(tx, { thread, person: recipient, service })
  return thread
}

/**
 * A message from a family that opens a conversation: it waits in the agents' inbox. @returns the conversation's id.
 * @throws Absent when the service does not exist.
 */
export const writeToTown = async (
  tx: Tx,
  message: {
    readonly author: { readonly account: number; readonly person: number }
    readonly request?: number
    readonly service: number
    readonly subject: string
    readonly body: string
    readonly files?: readonly SoundFile[]
  },
): Promise<number> => {
  const { author, service, subject, body, request = null } = message
  await getService(tx, service)
  const thread = await insertThread(tx, { person: author.person, request, service, subject })
  const id = await insertMessage(tx, { thread, side: 'family', account: author.account, reader: null, signedBy: null, body })
  await joinFiles(tx, id, author.account, message.files ?? [])
  return thread
}
