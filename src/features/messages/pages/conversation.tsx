import { showMoment } from '#core/days.ts'
import { Vh } from '#ui/display.tsx'
import type { ThreadMessage } from '../store/threads.ts'

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
}: {
  messages: readonly ThreadMessage[]
  /** Whose eyes read. */
  mine: ThreadMessage['side']
  names: { readonly family: string; readonly town: string }
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
        {message.side === mine && (
          <p class="discret">{message.readAt ? `Lu le ${showMoment(message.readAt)}` : 'Pas encore lu'}</p>
        )}
        {message.side !== mine && message.readAt === null && <p class="discret">Nouveau message</p>}
      </li>
    ))}
  </ol>
)
