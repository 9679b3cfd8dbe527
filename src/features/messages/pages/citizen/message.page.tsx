import { showMoment } from '#core/days.ts'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'

export type MessageView = {
  readonly subject: string
  readonly body: string
  readonly sentAt: Temporal.Instant
  readonly service: string
  readonly concerned: { readonly title: string; readonly number: number; readonly url: string } | null
}

/** The subject may say more than browser histories should keep: it is the h1, not the title. */
export const MessagePage = ({ subject, body, sentAt, service, concerned }: MessageView) => (
  <Page title="Message" heading={subject} nav={to.messages()} back={{ href: to.messages(), label: 'Retour aux messages' }}>
    <p class="discret">
      {service} – <time datetime={sentAt.toString()}>{showMoment(sentAt)}</time>
    </p>
    {body.split(/\n{2,}/).map((paragraph) => (
      <p>
        {paragraph.split('\n').map((line, i) => (
          <>
            {i > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
    {concerned && (
      <p>
        Téléservice concerné&nbsp;:{' '}
        <a href={concerned.url}>
          {concerned.title}, demande n°&nbsp;{concerned.number}
        </a>
      </p>
    )}
  </Page>
)
