import { showMoment } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { FormState } from '#forms/form.ts'
import { Banner, Panel, SummaryList } from '#ui/display.tsx'
import { Actions, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { LINK_DAYS } from '../../domain/visitor.ts'

type ConfirmProps = {
  readonly title: string
  readonly service: string
  readonly isOver: boolean
  readonly form: FormState
}

export const ConfirmPage = ({ title, service, isOver, form }: ConfirmProps) => (
  <Page title="Confirmer mon adresse" caption={title} form={form}>
    {isOver ? (
      <Banner tone="warning" title="Ce lien n’est plus valable">
        <p>Votre message n’a pas été envoyé. Recommencez-le depuis la page d’accueil.</p>
      </Banner>
    ) : (
      <PostForm label="Confirmer mon adresse">
        <p>
          Votre message sera envoyé au service suivant{nbsp}: {service}. Vous recevrez aussitôt un accusé de réception.
        </p>
        <Actions>
          <Submit>Confirmer et envoyer mon message</Submit>
        </Actions>
      </PostForm>
    )}
  </Page>
)

type ConfirmedProps = {
  readonly number: number
  readonly title: string
  readonly service: Service
  readonly receivedAt: Temporal.Instant
}

export const ConfirmedPage = ({ number, title, service, receivedAt }: ConfirmedProps) => (
  <Page title="Votre message est envoyé" caption={title}>
    <Panel title={`Demande n°${nbsp}${number}`}>
      <p>Gardez ce numéro{nbsp}: il suffit à la mairie pour retrouver votre message.</p>
    </Panel>
    <SummaryList
      items={[
        { term: 'Date de réception', value: showMoment(receivedAt) },
        { term: 'Service chargé du dossier', value: service.name },
        { term: 'Téléphone', value: service.phone },
        { term: 'Adresse électronique', value: service.email },
      ]}
    />
    <h2>Et ensuite</h2>
    <p>
      Un accusé de réception vient de partir à votre adresse. Il contient un lien personnel, valable {LINK_DAYS}
      {nbsp}jours, vers votre conversation avec la mairie. Un courriel vous préviendra de la réponse.
    </p>
    <p>Votre message n’appelle pas de décision de la mairie. Le silence ne vaut ni acceptation ni refus.</p>
  </Page>
)
