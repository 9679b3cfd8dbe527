import { form } from '#forms/form.ts'
import { Banner, Card, Empty, Icon, type IconName, Money, Panel, SummaryList, TableList, Tag, Timeline } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'

const options = [
  { value: 'a', label: 'Premier choix' },
  { value: 'b', label: 'Deuxième choix', hint: 'Avec une explication.' },
]

const sample = form({
  texte: {
    kind: 'text',
    label: 'Nom de naissance',
    hint: 'Tel qu’il figure sur l’acte de naissance.',
    missing: 'Indiquez votre nom de naissance',
    isName: true,
  },
  court: { kind: 'text', label: 'Département', width: 'short', required: false },
  courriel: { kind: 'email', label: 'Email', missing: 'Indiquez votre adresse électronique' },
  secret: { kind: 'password', label: 'Mot de passe' },
  date: { kind: 'date', label: 'Date de naissance', hint: 'Par exemple, 27 3 1988.' },
  radios: { kind: 'choice', label: 'Un seul choix', options },
  liste: { kind: 'choice', label: 'Liste', options, look: 'select', required: false },
  cases: {
    kind: 'choices',
    label: 'Plusieurs choix',
    options: [...options, { value: 'c', label: 'Aucun des deux' }],
    exclusive: 'c',
  },
  montant: { kind: 'amount', label: 'Montant à charger', min: 100, max: 50_000 },
  long: { kind: 'longtext', label: 'Message', required: false },
  accord: { kind: 'consent', label: 'J’accepte les conditions', missing: 'Cochez la case pour continuer' },
})

const icons: readonly IconName[] = [
  'coche',
  'croix',
  'cadenas',
  'plus',
  'calendrier',
  'enveloppe',
  'euro',
  'imprimante',
  'compte',
  'fleche',
  'info',
  'alerte',
  'enfant',
  'dossier',
]

/** Every component of the design system in its states, for those who build pages. */
export const GalleryPage = ({ withErrors }: { withErrors: boolean }) => {
  const state = withErrors
    ? sample.read({
        'date.jour': ['31'],
        'date.mois': ['2'],
        'date.annee': ['2020'],
        montant: ['abc'],
        cases: ['a', 'c'],
        courriel: ['sans arobase'],
      })
    : sample.blank({ texte: 'Mounier' })
  return (
    <Page title="Composants" form={state}>
      <p>
        <a href="/_composants">Sans erreur</a> – <a href="/_composants?erreurs=oui">Avec erreurs</a>
      </p>
      <h2>Champs</h2>
      <PostForm label="Exemple de formulaire">
        <Required />
        {(Object.keys(sample.fields) as (keyof typeof sample.fields)[]).map((name) => (
          <Field form={state} name={name} />
        ))}
        <Actions>
          <Submit>Suivant</Submit>
          <LinkButton href="/_composants">Annuler la demande</LinkButton>
          <Submit tone="danger">Supprimer</Submit>
          <Submit tone="link">Action discrète</Submit>
        </Actions>
      </PostForm>
      <h2>Messages</h2>
      <Panel title="Demande n°&nbsp;109 enregistrée">
        <p>Un accusé de réception vous a été envoyé.</p>
      </Panel>
      <Banner title="À savoir">
        <p>Une information qui appartient à la page.</p>
      </Banner>
      <Banner tone="success" title="Enregistré" />
      <Banner tone="warning" title="Attention" />
      <Banner tone="error" title="Refusé" />
      <Empty title="Aucune demande enregistrée." action={{ href: '/_composants', label: 'Faire une demande' }} />
      <h2>Données</h2>
      <p>
        <Tag>Brouillon</Tag> <Tag tone="info">En traitement</Tag> <Tag tone="success">Acceptée</Tag>{' '}
        <Tag tone="warning">À compléter</Tag> <Tag tone="error">Refusée</Tag>
      </p>
      <SummaryList
        items={[
          { term: 'Nom de naissance', value: 'Mounier', change: { href: '/_composants', label: 'le nom de naissance' } },
          { term: 'Nom d’usage', value: '' },
        ]}
      />
      <TableList
        caption="Mouvements"
        columns={[{ head: 'Libellé' }, { head: 'Débit', numeric: true }]}
        rows={[
          ['Repas de midi', <Money cents={390} />],
          ['Garderie soir', <Money cents={-110} />],
        ]}
      />
      <Timeline
        moments={[
          { at: '5 octobre 2017 à 14\u00a0h\u00a002', iso: '2017-10-05T14:02', what: 'Demande enregistrée' },
          { at: '6 octobre 2017 à 9\u00a0h', iso: '2017-10-06T09:00', what: 'Prise en charge', who: 'service scolaire' },
        ]}
      />
      <div class="cartes">
        <Card title="Agenda" href="/_composants">
          <p>Une carte avec un lien.</p>
        </Card>
        <Card title="Paiements">
          <p>Une carte sans lien.</p>
        </Card>
      </div>
      <h2>Pictogrammes</h2>
      <ul>
        {icons.map((name) => (
          <li>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    </Page>
  )
}
