import { nbsp } from '#core/text.ts'
import { form, type ValuesOf } from '#forms/form.ts'
import {
  type Effect,
  type Grid,
  gridFault,
  type Method,
  type Modifier,
  type ModifierKind,
  type Tariff,
} from '../../domain/tariff.ts'
import { readBrackets, readEffect, readShare, writeBrackets, writeEffect, writeShare } from '../../domain/written.ts'

const effect = (label: string) => ({ kind: 'text', label, required: false, width: 'short', max: 20 }) as const
const MOST = 1000_00

const FIELDS = {
  libelle: {
    kind: 'text',
    label: 'Nom du tarif',
    required: false,
    max: 60,
    hint: 'Tel que le relevé le montre, par exemple\u00a0: Tarif enfant',
  },
  methode: {
    kind: 'choice',
    label: 'Comment le prix est calculé',
    missing: 'Choisissez comment le prix est calculé',
    options: [
      { value: 'flat', label: 'Un prix pour tous' },
      { value: 'quotient', label: 'Un prix par tranche de quotient familial' },
      { value: 'effort', label: 'Un taux d’effort\u00a0: une part du quotient familial' },
    ],
  },
  prix: {
    kind: 'amount',
    label: 'Prix',
    min: 0,
    max: MOST,
    missing: 'Indiquez le prix',
    hint: 'Avec un quotient\u00a0: le prix d’une famille dont le quotient n’est pas connu',
  },
  tranches: {
    kind: 'longtext',
    label: 'Tranches',
    required: false,
    max: 1000,
    hint: 'Une par ligne, le quotient à partir duquel elle commence, puis le prix. Par exemple\u00a0: 623\u00a0: 3,30. La première commence à 0.',
  },
  taux: {
    kind: 'text',
    label: 'Taux d’effort, en % du quotient',
    required: false,
    width: 'short',
    max: 10,
    hint: 'Par exemple\u00a0: 0,36',
  },
  plancher: { kind: 'amount', label: 'Prix plancher', min: 0, max: MOST, required: false },
  plafond: { kind: 'amount', label: 'Prix plafond', min: 0, max: MOST, required: false },
  exterieur: effect('Famille hors de la commune'),
  rang2: effect('À partir du 2e enfant inscrit'),
  rang3: effect('À partir du 3e enfant inscrit'),
  rang4: effect('À partir du 4e enfant inscrit'),
  panier: effect('Panier-repas fourni par la famille (PAI)'),
  tardif: effect('Réservé hors délai'),
  imprevu: effect('Présent sans réservation'),
  absent: effect('Absent sans prévenir'),
  excuse: effect('Absence excusée'),
  effet: { kind: 'date', label: 'Premier jour de service à ce prix', missing: 'Indiquez la date d’effet' },
  deliberation: {
    kind: 'text',
    label: 'Délibération',
    missing: 'Indiquez la délibération',
    max: 100,
    hint: 'Sa référence et sa date, par exemple\u00a0: Délibération 2026-31 du 12 juin 2026',
  },
} as const

export const EFFECTS: readonly { name: keyof typeof FIELDS; kind: ModifierKind; fromRank: number | null }[] = [
  { name: 'exterieur', kind: 'non_resident', fromRank: null },
  { name: 'rang2', kind: 'sibling', fromRank: 2 },
  { name: 'rang3', kind: 'sibling', fromRank: 3 },
  { name: 'rang4', kind: 'sibling', fromRank: 4 },
  { name: 'panier', kind: 'packed_lunch', fromRank: null },
  { name: 'tardif', kind: 'late', fromRank: null },
  { name: 'imprevu', kind: 'unbooked', fromRank: null },
  { name: 'absent', kind: 'absent', fromRank: null },
  { name: 'excuse', kind: 'excused', fromRank: null },
]

type Values = ValuesOf<typeof FIELDS>
const NOT_EFFECT = `Indiquez un prix (4,00), un supplément (+0,50), une remise (-1,00) ou une part du prix (150${nbsp}%)`

const modifiersOf = (values: Values): Modifier[] =>
  EFFECTS.flatMap(({ name, kind, fromRank }): Modifier[] => {
    const read = readEffect(String(values[name] ?? ''))
    return read ? [{ kind, fromRank, ...read } as Modifier & Effect] : []
  })

export const gridOf = (values: Values): Grid => ({
  label: values.libelle,
  method: values.methode as Method,
  amountCents: values.prix,
  brackets: values.methode === 'quotient' ? (readBrackets(values.tranches ?? '') ?? []) : [],
  effortRate: values.methode === 'effort' ? readShare(values.taux ?? '') : null,
  floorCents: values.methode === 'effort' ? values.plancher : null,
  ceilingCents: values.methode === 'effort' ? values.plafond : null,
  modifiers: modifiersOf(values),
  deliberation: values.deliberation,
})

const WRONG: Readonly<Record<NonNullable<ReturnType<typeof gridFault>>, [keyof typeof FIELDS, string]>> = {
  'tariff.no-price': ['prix', 'Indiquez le prix'],
  'tariff.no-decision': ['deliberation', 'Indiquez la délibération'],
  'tariff.brackets-start': ['tranches', 'La première tranche doit commencer à 0, sinon des familles n’auraient pas de prix'],
  'tariff.brackets-twice': ['tranches', 'Deux tranches commencent au même quotient'],
  'tariff.no-rate': ['taux', 'Indiquez le taux, par exemple 0,36'],
  'tariff.floor-above-ceiling': ['plafond', 'Le plafond est plus bas que le plancher'],
  'tariff.modifier': ['rang2', NOT_EFFECT],
}

export const tariffForm = form(FIELDS, (values) => {
  const wrong: Partial<Record<keyof typeof FIELDS, string>> = {}
  for (const { name } of EFFECTS) {
    const typed = values[name]
    if (typed !== null && readEffect(String(typed)) === null) wrong[name] = NOT_EFFECT
  }
  if (values.methode === 'quotient' && readBrackets(values.tranches ?? '') === null) {
    wrong.tranches = 'Écrivez une tranche par ligne\u00a0: le quotient, deux-points, le prix'
  }
  if (Object.keys(wrong).length > 0) return wrong
  const fault = gridFault(gridOf(values))
  return fault ? { [WRONG[fault][0]]: WRONG[fault][1] } : {}
})
export type TariffForm = ReturnType<typeof tariffForm.blank>

/** The form filled with a grid, to change a draft or prepare the next version. */
export const knownOf = (tariff: Tariff): Partial<Values> => ({
  libelle: tariff.label,
  methode: tariff.method,
  prix: tariff.amountCents,
  tranches: writeBrackets(tariff.brackets) || null,
  taux: tariff.effortRate === null ? null : writeShare(tariff.effortRate),
  plancher: tariff.floorCents,
  plafond: tariff.ceilingCents,
  deliberation: tariff.deliberation,
  ...Object.fromEntries(
    EFFECTS.flatMap(({ name, kind, fromRank }) => {
      const found = tariff.modifiers.find((m) => m.kind === kind && m.fromRank === fromRank)
      return found ? [[name, writeEffect(found)]] : []
    }),
  ),
})
