import { showMoment } from '#core/days.ts'
import { Empty, SummaryList, TableList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import type { TextPart } from '../domain/links.ts'
import { demoPaths } from '../paths.ts'
import type { DemoMail } from '../store/mails.ts'

export const MailboxPage = ({ mails }: { mails: readonly DemoMail[] }) => (
  <Page title="Courriels de la démonstration" wide>
    <p>
      Aucun serveur de courriel n’est configuré&nbsp;: les courriels du site arrivent ici, pour tous les destinataires. Les plus
      récents sont en premier. Un courriel met une seconde ou deux à arriver.
    </p>
    {mails.length === 0 ? (
      <Empty title="Aucun courriel pour le moment.">
        <p>Créez un compte ou enregistrez une demande, puis actualisez cette page.</p>
      </Empty>
    ) : (
      <TableList
        caption="Courriels reçus"
        columns={[{ head: 'Objet' }, { head: 'Destinataire' }, { head: 'Date' }]}
        rows={mails.map((mail) => [
          <a href={demoPaths.mail(mail.id)}>{mail.subject}</a>,
          mail.recipient,
          showMoment(mail.sentAt),
        ])}
      />
    )}
    <p>
      <a href={demoPaths.mailbox}>Actualiser</a>
    </p>
  </Page>
)

export const MailPage = ({ mail, parts }: { mail: DemoMail; parts: readonly TextPart[] }) => (
  <Page
    title="Courriel de la démonstration"
    heading={mail.subject}
    back={{ href: demoPaths.mailbox, label: 'Tous les courriels' }}
  >
    <SummaryList
      items={[
        { term: 'À', value: mail.recipient },
        { term: 'Envoyé le', value: showMoment(mail.sentAt) },
      ]}
    />
    <div class="courriel">{parts.map((part) => (typeof part === 'string' ? part : <a href={part.href}>{part.text}</a>))}</div>
  </Page>
)
