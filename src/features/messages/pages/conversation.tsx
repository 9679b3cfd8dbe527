import { showMoment } from '#core/days.ts'
import { Attachments } from '#features/documents/index.ts'
import { Vh } from '#ui/display.tsx'
import type { ShownMessage } from '../actions/attachments.ts'

/** A blank line separates paragraphs; line breaks are kept. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .trim()
      .split(/\n{2,}/)
      .map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, i) => (
            <>
              {i > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      ))}
  </>
)

/** Who writes each message: by a word, a side and a colour. */
export const Conversation = ({
  messages,
  mine,
  names,
  pieces,
}: {
  messages: readonly ShownMessage[]
  /** Whose eyes read. */
  mine: ShownMessage['side']
  names: { readonly family: string; readonly town: string }
  pieces: Parameters<typeof Attachments>[0]['urls']
}) => (
  <ol class="conversation" role="list">
    {messages.map((message) => (
      <li class={message.side === mine ? 'bulle bulle-soi' : 'bulle'}>
        <p class="bulle-qui">
          <strong>{message.side === mine ? (mine === 'family' ? 'Vous' : names.town) : names[message.side]}</strong>
          {message.signedBy && `, ${message.signedBy}`}
          <Vh>, </Vh> <time datetime={message.sentAt.toString()}>{showMoment(message.sentAt)}</time>
        </p>
        <div data-saisi>
          <Paragraphs text={message.body} />
        </div>
        <Attachments documents={message.attachments} urls={pieces} />
        {message.side === mine && (
          <p class="discret">{message.readAt ? `Lu le ${showMoment(message.readAt)}` : 'Pas encore lu'}</p>
        )}
        {message.side !== mine && message.readAt === null && <p class="discret">Nouveau message</p>}
      </li>
    ))}
  </ol>
)
