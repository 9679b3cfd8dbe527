import { randomUUID } from 'node:crypto'
import nodemailer from 'nodemailer'
import { port } from '../../core/port.ts'
import { inTransaction } from '../db/database.ts'
import { job } from '../jobs/facts.ts'
import type { Letter } from './letter.ts'
import { asWritten } from './letter-texts.ts'
import { renderLetter } from './render.ts'

export type { Letter, LetterPart } from './letter.ts'

/** «Isques <ne-pas-repondre@isques.example>» or the address alone. */
export type Address = { readonly name: string; readonly address: string }
export const readAddress = (written: string): Address => {
  const [, name = '', address = written] = /^(.*?)\s*<([^>]+)>$/.exec(written) ?? []
  return { name, address }
}

/** One mail, ready to leave. */
export type Mail = {
  readonly from: string | Address
  readonly replyTo?: Address | undefined
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  /** Absolute, when it is a letter that one may leave by a click (RFC 8058). */
  readonly unsubscribe?: string
}

export type Mailer = {
  /** @throws when the server refuses or cannot be reached: the job is then retried. */
  readonly deliver: (mail: Mail) => Promise<void>
  /** «Isques <ne-pas-repondre@…>» */
  readonly from: string
}

/** Sends through SMTP («smtp://user:password@host:587», «smtps://…»). Connections are closed after each mail: volumes are small. */
export const smtpMailer = (url: string, from: string): Mailer => {
  const transport = nodemailer.createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  return {
    from,
    deliver: async (mail) => {
      await transport.sendMail({
        from: mail.from,
        ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
        // As an object: an address is never parsed from a string, so that no name or line break can add a recipient.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(mail.unsubscribe
            ? { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
            : {}),
        },
      })
    },
  }
}

/** The address that letters come from, for texts that must name it (CRPA R112-11-3). Plugged by `app/wire.ts`. */
export const senderAddress = port<string>('mail.sender-address')

/** Null when no SMTP server is configured: letters then go to the demo's mailbox (never in production, which requires one). */
let mailer: Mailer | null = null
export const useMailer = (next: Mailer | null): void => {
  mailer = next
}

/** The job that sends one letter. */
export const sendMail = job<{ letter: Letter; id: string }>('mail.send', async (ctx, { letter: shipped, id }) => {
  // TS-8 · as the town writes it on the day that it leaves.
  const letter = await asWritten(ctx.db, shipped)
  const { text, html } = renderLetter(letter, ctx.town)
  if (mailer) {
    const domain = new URL(ctx.town.baseUrl).hostname
    const { name, address, replyTo } = ctx.town.mail
    const ours = readAddress(mailer.from)
    await mailer.deliver({
      from: { name: name ?? ours.name, address: address ?? ours.address },
      replyTo: replyTo === null ? undefined : { name: '', address: replyTo },
      to: letter.to,
      subject: letter.subject,
      text,
      html,
      messageId: `<${id}@${domain}>`,
      ...(letter.unsubscribe ? { unsubscribe: `${ctx.town.baseUrl}${letter.unsubscribe}` } : {}),
    })
    return
  }
  if (ctx.mode === 'production') throw new Error('no SMTP server is configured')
  await inTransaction(ctx, (tx) =>
    tx
      .insertInto('demo_mail')
      .values({ sent_at: ctx.now, recipient: letter.to, subject: letter.subject, text_part: text, html_part: html })
      .execute(),
  )
})

/** Posts a letter when the transaction commits. */
export const post = (tx: Parameters<typeof sendMail.later>[0], letter: Letter): Promise<void> =>
  sendMail.later(tx, { letter, id: randomUUID() })

/** TS-7 · sends one now rather than later, to know what the mail server says. @returns its refusal, null when it took the letter */
export const sendNow = async (ctx: Parameters<typeof sendMail.run>[0], letter: Letter): Promise<string | null> => {
  try {
    await sendMail.run(ctx, { letter, id: randomUUID() })
    return null
  } catch (error) {
    return (error as Error).message.split('\n')[0]!.slice(0, 200)
  }
}
