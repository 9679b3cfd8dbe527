import { form } from '#forms/form.ts'
import { READERS } from '../../domain/described.ts'
import type { DocumentType } from '../../domain/document-type.ts'
import type { TypeAttributes } from '../../store/types.ts'

const digits = (label: string, hint?: string) =>
  ({ kind: 'text', label, hint, required: false, width: 'short', isDigits: true, max: 4 }) as const
const yesNo = (label: string, hint?: string) =>
  ({
    kind: 'choice',
    label,
    hint,
    options: [
      { value: 'oui', label: 'Oui' },
      { value: 'non', label: 'Non' },
    ],
  }) as const

const numberOf = (typed: string | null): number | null => (typed !== null && /^\d{1,4}$/.test(typed) ? Number(typed) : null)
const between = (typed: string | null, min: number, max: number): boolean => {
  const value = numberOf(typed)
  return value !== null && value >= min && value <= max
}

/** DO-14 · Everything that the town settles about a kind of paper. */
export const typeForm = form(
  {
    nom: { kind: 'text', label: 'Nom', max: 200, missing: 'Donnez un nom au justificatif' },
    aide: {
      kind: 'longtext',
      label: 'Aide pour la famille',
      hint: 'Ce qu’un bon document montre.',
      max: 1000,
      missing: 'Dites ce qu’un bon document montre',
    },
    pour: {
      kind: 'choice',
      label: 'Pour qui',
      missing: 'Dites pour qui il est demandé',
      options: [
        { value: 'person', label: 'Une personne', hint: 'Un par enfant ou par adulte concerné.' },
        { value: 'household', label: 'La famille', hint: 'Un par foyer qui paie\u00a0: RIB, mandat.' },
      ],
    },
    validite: {
      kind: 'choice',
      label: 'Validité',
      missing: 'Choisissez une validité',
      options: [
        { value: 'none', label: 'Sans limite' },
        { value: 'months', label: 'Un nombre de mois' },
        { value: 'until', label: 'Jusqu’à une date' },
        { value: 'school_year', label: 'Jusqu’à la fin de l’année scolaire' },
      ],
    },
    mois: digits('Nombre de mois de validité', 'De 1 à 240, si la validité est un nombre de mois.'),
    date: { kind: 'date', label: 'Dernier jour de validité', hint: 'Si la validité va jusqu’à une date.', required: false },
    pages: yesNo('Plusieurs pages ou fichiers'),
    indispensable: yesNo('Indispensable', 'Sans lui, la demande n’est pas acceptée, sauf raison écrite par l’agent.'),
    provisoire: digits('Admission provisoire sans ce justificatif, en mois', 'De 1 à 12\u00a0; vide s’il n’y en a pas.'),
    question: {
      kind: 'text',
      label: 'Question posée d’abord (à fournir selon situation)',
      hint: 'Répondre «\u00a0Non\u00a0» le rend «\u00a0Non concerné\u00a0». Vide s’il est toujours à fournir.',
      required: false,
      max: 200,
    },
    fratrie: yesNo('Peut servir aux frères et sœurs'),
    lecture: {
      kind: 'choice',
      label: 'Qui peut le lire',
      missing: 'Dites qui peut le lire',
      options: Object.entries(READERS).map(([value, label]) => ({ value, label })),
    },
    conservation: {
      kind: 'choice',
      label: 'Suppression de la copie',
      missing: 'Dites quand la copie est supprimée',
      options: [
        { value: 'school_year', label: 'À la fin de l’année scolaire' },
        { value: 'days', label: 'Un nombre de jours après sa validité' },
      ],
    },
    jours: digits('Nombre de jours de conservation', 'De 0 à 4000, si c’est un nombre de jours.'),
    demande: yesNo('Demandé aux familles', '«\u00a0Non\u00a0»\u00a0: plus aucune nouvelle demande ne le demande.'),
    rang: { kind: 'text', label: 'Rang dans les listes', width: 'short', isDigits: true, max: 4, missing: 'Donnez un rang' },
  },
  (v) => ({
    ...(v.validite === 'months' && !between(v.mois, 1, 240) ? { mois: 'Indiquez un nombre de mois de 1 à 240' } : {}),
    ...(v.validite === 'until' && v.date === null ? { date: 'Indiquez le dernier jour' } : {}),
    ...(v.conservation === 'days' && !between(v.jours, 0, 4000) ? { jours: 'Indiquez un nombre de jours de 0 à 4000' } : {}),
    ...(v.provisoire !== null && !between(v.provisoire, 1, 12) ? { provisoire: 'Indiquez un nombre de mois de 1 à 12' } : {}),
    ...(v.provisoire !== null && v.indispensable === 'oui'
      ? { provisoire: 'Un justificatif indispensable n’admet pas provisoirement' }
      : {}),
    ...(v.pour === 'household' && v.fratrie === 'oui' ? { fratrie: 'Un justificatif de la famille n’est à aucun enfant' } : {}),
    ...(between(v.rang, 0, 9999) ? {} : { rang: 'Indiquez un nombre' }),
  }),
)

type Values = Extract<ReturnType<typeof typeForm.read>, { ok: true }>['values']

export const typeOfForm = (v: Values): TypeAttributes => ({
  name: v.nom,
  help: v.aide,
  subject: v.pour as DocumentType['subject'],
  validity:
    v.validite === 'months'
      ? { kind: 'months', months: Number(v.mois) }
      : v.validite === 'until'
        ? { kind: 'until', until: v.date! }
        : { kind: v.validite as 'none' | 'school_year' },
  isSeveralPages: v.pages === 'oui',
  isIndispensable: v.indispensable === 'oui',
  provisionalMonths: numberOf(v.provisoire),
  question: v.question,
  isSharedBySiblings: v.fratrie === 'oui',
  secrecy: v.lecture as DocumentType['secrecy'],
  retention: v.conservation === 'days' ? { kind: 'days', days: Number(v.jours) } : { kind: 'school_year' },
  isAsked: v.demande === 'oui',
  sort: Number(v.rang),
})

const said = (value: boolean): string => (value ? 'oui' : 'non')

export const blankTypeForm = (type?: DocumentType) =>
  typeForm.blank(
    type && {
      nom: type.name,
      aide: type.help,
      pour: type.subject,
      validite: type.validity.kind,
      mois: type.validity.kind === 'months' ? String(type.validity.months) : null,
      date: type.validity.kind === 'until' ? type.validity.until : null,
      pages: said(type.isSeveralPages),
      indispensable: said(type.isIndispensable),
      provisoire: type.provisionalMonths === null ? null : String(type.provisionalMonths),
      question: type.question,
      fratrie: said(type.isSharedBySiblings),
      lecture: type.secrecy,
      conservation: type.retention.kind,
      jours: type.retention.kind === 'days' ? String(type.retention.days) : null,
      demande: said(type.isAsked),
      rang: String(type.sort),
    },
  )
