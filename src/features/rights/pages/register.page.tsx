import { listed } from '#core/text.ts'
import { type RetentionRule, showKeep } from '#platform/db/retention.ts'
import { SummaryList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'

export type Treatment = {
  readonly title: string
  readonly people: string
  readonly categories: readonly string[]
  readonly data: readonly string[]
  readonly recipients: readonly string[]
  readonly rules: readonly RetentionRule[]
}

const unique = (values: readonly string[]): string[] => [...new Set(values)]

/** RT-17 · the register of processing (RGPD art. 30), made from what the program declares; printed as it is. */
export const RegisterPage = ({ town, treatments }: { town: string; treatments: readonly Treatment[] }) => (
  <Page title="Registre des traitements" back={{ href: '/agent/parametres', label: 'Paramètres' }} nav="/agent/parametres">
    <p>
      Responsable&nbsp;: commune de {town}. Ce registre (RGPD, article 30) est écrit d’après ce que le portail garde
      vraiment&nbsp;: chaque colonne de sa base, chaque règle de conservation, chaque rôle. Complétez-le des traitements tenus
      ailleurs.
    </p>
    <p data-ilot="imprimer" />
    {treatments.map(({ title, people, categories, data, recipients, rules }) => (
      <section>
        <h2>{title}</h2>
        <SummaryList
          items={[
            { term: 'Finalités', value: listed(unique(rules.map(({ purpose }) => purpose))) || 'Celles de la demande' },
            {
              term: 'Fondement',
              value: unique(rules.map(({ basis }) => basis)).join('\u00a0; ') || 'Mission d’intérêt public, RGPD art. 6(1)(e)',
            },
            { term: 'Personnes', value: people },
            { term: 'Catégories', value: listed(categories) },
            { term: 'Données', value: data.join(', ') || 'Traces des agents seulement' },
            { term: 'Destinataires', value: listed(recipients) },
            {
              term: 'Durées',
              value:
                rules.length === 0 ? (
                  'Celles de la demande ou de la comptabilité'
                ) : (
                  <ul>
                    {rules.map((rule) => (
                      <li>{`${rule.data}\u00a0: ${showKeep(rule)}, ${rule.from}`}</li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </section>
    ))}
    <h2>Sécurité</h2>
    <p>
      Fichiers chiffrés, mots de passe illisibles, second facteur des agents, droits par rôle, trace de chaque lecture d’un
      dossier. Aucune donnée ne quitte les serveurs de la commune, hors courriels et plateforme de paiement.
    </p>
  </Page>
)
