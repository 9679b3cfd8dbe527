import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { is, type Leaver, nameOf, OWN_NUMBER, type PersonalTable, type Subject } from '#platform/db/personal.ts'
import { deleteWhole } from './store/documents.ts'

const persons = (s: Subject) => sql`any(${[s.person, ...s.children]}::bigint[])`
const papersOf = (s: Subject): RawBuilder<SqlBool> =>
  sql`(requirement.person_id = ${persons(s)} or requirement.household_id = ${s.household})`
const papersLeaving = (l: Leaver): RawBuilder<SqlBool> =>
  sql`(requirement.person_id = any(${[l.person, ...l.leaving]}::bigint[]) or requirement.household_id = ${l.household})`
const paperOf = (column: string, where: RawBuilder<SqlBool>) =>
  sql<SqlBool>`${sql.ref(column)} in (select requirement.id from requirement where ${where})`

/** Files and documents that go: those of the papers that go, and what the person joined to messages, declarations, corrections. */
const forgetDocuments = async (tx: Tx, l: Leaver): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: number }>`select id from document where ${paperOf('requirement_id', papersLeaving(l))}
    or (requirement_id is null and account_id = ${l.account})`.execute(tx)
  return deleteWhole(
    tx,
    rows.map(({ id }) => id),
  )
}

export const personalData: readonly PersonalTable[] = [
  {
    table: 'paper_verdict',
    export: 'décision en préparation\u00a0: lisible avec le justificatif une fois envoyée',
    erase: [{ delete: (l) => paperOf('requirement_id', papersLeaving(l)) }],
  },
  {
    table: 'document_file',
    export: {
      title: 'Fichiers envoyés (dossier «\u00a0documents\u00a0»)',
      rows: (s) => sql`document_id in (select d.id from document d where d.account_id = ${s.account})`,
      order: 'document_id',
      columns: {
        document_id: 'Document',
        position: 'Rang',
        name: 'Nom du fichier',
        kind: 'Format',
        size: 'Taille en octets',
      },
    },
    erase: [{ run: forgetDocuments }],
  },
  {
    table: 'document',
    export: {
      title: 'Documents envoyés',
      rows: (s) => is('account_id', s.account),
      order: 'id',
      columns: {
        id: 'Document',
        state: {
          label: 'État',
          words: { brouillon: 'Brouillon', envoye: 'Envoyé', remplace: 'Remplacé', supprime: 'Fichier supprimé' },
        },
        created_at: 'Créé le',
        sent_at: 'Envoyé le',
        ended_at: 'Fini le',
      },
    },
    without: { account_id: OWN_NUMBER },
    // Done with its files; what was sent for a child who stays is the child's.
    erase: [{ run: async () => [] }],
  },
  {
    table: 'requirement_request',
    export: 'lie un justificatif à une demande, toutes deux dans l’export',
    erase: [{ delete: (l) => paperOf('requirement_id', papersLeaving(l)) }],
  },
  {
    table: 'requirement',
    export: {
      title: 'Justificatifs',
      rows: papersOf,
      order: 'id',
      columns: {
        type_slug: {
          label: 'Justificatif',
          value: sql`(select t.name from document_type t where t.slug = requirement.type_slug)`,
        },
        person_id: { label: 'Personne', value: nameOf('person_id') },
        status: {
          label: 'État',
          words: {
            non_fourni: 'Non fourni',
            en_verification: 'En cours de vérification',
            valide: 'Valide',
            invalide: 'Invalide',
            expire: 'Expiré',
            non_concerne: 'Non concerné',
          },
        },
        reason: 'Motif du refus',
        is_concerned: 'Votre réponse à la question',
        valid_until: 'Valable jusqu’au',
        required_at: 'Demandé le',
        provided_at: 'Fourni le',
        decided_at: 'Vérifié le',
      },
    },
    without: { household_id: OWN_NUMBER },
    erase: [{ delete: papersLeaving }],
  },
]
